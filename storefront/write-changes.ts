/** Writing to the page so that our own writing never wakes our own observer twice, and no failure of ours reaches the theme. */

/** Writes only what differs. */
export function set<T extends object, K extends keyof T>(target: T, key: K, value: T[K]): void {
  if (target[key] !== value) target[key] = value;
}

/** Whatever fails here must not reach the theme. */
export function safely(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    console.warn("Standby:", error);
  }
}
