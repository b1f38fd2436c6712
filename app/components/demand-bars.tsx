/** The bars of the demand chart. Its own file, so that the library is loaded apart from the page. */
import { Bar, BarChart, CartesianGrid, Legend, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { formatCalendarDay } from "#app/lib/format-instant.ts";

const JOINED = "#005bd3";
const SERVED = "#29845a";
const LINES = "#e3e3e3";
const TICK = { fontSize: 12, fill: "#616161" };
const Y_WIDTH = 36;
const TICK_GAP = 24;

export default function DemandBars({ days }: { days: { day: string; joined: number; served: number }[] }) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={days} margin={{ top: 4, right: 4, bottom: 0, left: 0 }} barGap={1} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke={LINES} />
        <XAxis
          dataKey="day"
          tickFormatter={formatCalendarDay}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: LINES }}
          interval="equidistantPreserveStart"
          minTickGap={TICK_GAP}
        />
        <YAxis allowDecimals={false} tick={TICK} tickLine={false} axisLine={false} width={Y_WIDTH} />
        <Tooltip labelFormatter={(day) => formatCalendarDay(String(day))} cursor={{ fill: "#f1f1f1" }} />
        <Legend
          iconType="circle"
          iconSize={8}
          wrapperStyle={{ fontSize: 12 }}
          formatter={(name) => <span style={{ color: TICK.fill }}>{name}</span>}
        />
        <Bar name="Joined" dataKey="joined" fill={JOINED} radius={[2, 2, 0, 0]} isAnimationActive={false} />
        <Bar name="Served" dataKey="served" fill={SERVED} radius={[2, 2, 0, 0]} isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
