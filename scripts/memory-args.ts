/** How much memory a process of the app takes for objects that live for a moment. */

/**
 * Node would let the heap's young part grow to 128 MB, which a busy worker then holds whatever the size of the catalogue
 * (docs/decisions/028). Whoever names a size in NODE_OPTIONS is asked no further.
 */
export const memoryArgs = ({ NODE_OPTIONS = "" }: NodeJS.ProcessEnv): string[] =>
  NODE_OPTIONS.includes("max-semi-space-size") ? [] : ["--max-semi-space-size=16"];
