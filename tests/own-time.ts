/**
 * Begins to measure what an act costs, in ms; the answer tells. On a machine busy with other things the clock says more
 * than the act took, so it is the less of wall time and of this process's own computing.
 */
export function measure(): () => number {
  const startedAt = performance.now();
  const cpuAtStart = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpuAtStart);
    return Math.min(performance.now() - startedAt, (user + system) / 1000);
  };
}
