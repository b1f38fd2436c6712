/** Answers that stand-ins give next, per outside system; without a script they say 200 and {}. "smtp" refuses mails. */

export type ScriptedAnswer = {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  /** How many requests get it; default 1. */
  times?: number;
};

export class Scripts {
  readonly #bySystem = new Map<string, ScriptedAnswer[]>();

  set(system: string, answers: ScriptedAnswer[]): void {
    this.#bySystem.set(
      system,
      answers.map((answer) => ({ ...answer })),
    );
  }

  /** The next answer for a system, or null when its script is at an end. */
  take(system: string): ScriptedAnswer | null {
    const queue = this.#bySystem.get(system);
    const answer = queue?.[0];
    if (!queue || !answer) return null;
    answer.times = (answer.times ?? 1) - 1;
    if (answer.times <= 0) queue.shift();
    return answer;
  }
}
