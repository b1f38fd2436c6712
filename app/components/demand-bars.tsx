/** The bars of the demand chart. The server draws them: a chart library held the page up for longer than all else on it. */
import { formatCalendarDay, formatCount } from "#app/lib/format-instant.ts";
import { chartTicks } from "./chart-ticks.ts";

export type DemandDay = { day: string; joined: number; served: number };

const DAYS_A_LABEL = 5;
const PERCENT = 100;

export function DemandBars({ days }: { days: DemandDay[] }) {
  const ticks = chartTicks(Math.max(...days.map(({ joined, served }) => Math.max(joined, served))));
  const top = ticks.at(-1) ?? 1;
  const share = (people: number) => `${(people / top) * PERCENT}%`;
  return (
    <div className="standby-bars">
      <div className="standby-bars-field">
        {ticks.map((tick) => (
          <div key={tick} className="standby-bars-line" style={{ bottom: share(tick) }}>
            <span>{formatCount(tick)}</span>
          </div>
        ))}
        {days.map(({ day, joined, served }, nth) => (
          <div key={day} className="standby-bars-day" data-told={told({ day, joined, served })}>
            <div className="standby-bars-joined" style={{ height: share(joined) }} />
            <div className="standby-bars-served" style={{ height: share(served) }} />
            {nth % DAYS_A_LABEL === 0 && <span>{formatCalendarDay(day)}</span>}
          </div>
        ))}
      </div>
      <div className="standby-bars-legend">
        <span className="standby-bars-joined" /> Joined
        <span className="standby-bars-served" /> Served
      </div>
    </div>
  );
}

/** Shown while the pointer is on the day. */
const told = ({ day, joined, served }: DemandDay) =>
  `${formatCalendarDay(day)}\n${formatCount(joined)} joined\n${formatCount(served)} served`;
