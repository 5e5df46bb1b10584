/** Below this a bead is doubtful; confidence is a calibrated probability, so about every fifth such bead is wrong at best. */
export const doubtfulBelow = 0.8;
