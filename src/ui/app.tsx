import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from './engine/queries.ts';
import { Frame } from './frame.tsx';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <Router hook={useHashLocation}>
        <Frame />
      </Router>
    </QueryClientProvider>
  );
}
