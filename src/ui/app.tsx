import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { queryClient } from './engine/queries.ts';
import { Frame } from './frame.tsx';
import { theme } from './theme.ts';

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <MantineProvider theme={theme} defaultColorScheme="auto">
        <Router hook={useHashLocation}>
          <Frame />
        </Router>
      </MantineProvider>
    </QueryClientProvider>
  );
}
