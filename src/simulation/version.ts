/** Raised whenever the same run gives other events than before; golden hashes guard it. */
export const MODEL_VERSION = 4;
