// Records usage in the original until so many events are there, spread over 29 days, and prints, a line each, how many
// milliseconds the checks of a limit on them take.
// Usage: bun check.ts FILE EVENTS REPETITIONS
import { openStore } from "./store.ts";

const [file, events, repetitions] = [Bun.argv[2], Number(Bun.argv[3]), Number(Bun.argv[4])];
const { store, database, orgId } = openStore(file);
store.setUsageLimit({ orgId, metric: "tokens", period: "monthly", limitQuantity: 1e15 });
const there = database.query("SELECT count(*) AS events FROM _smithers_cp_usage_events").get() as { events: number };
const now = Date.now();
database.transaction(() => {
  for (let i = there.events; i < events; i++) {
    const observedAtMs = now - Math.floor(Math.random() * 29 * 24 * 3600 * 1000);
    store.recordUsage({ orgId, metric: "tokens", quantity: i % 1000, observedAtMs });
  }
})();
const check = () => store.checkUsageLimit({ orgId, metric: "tokens", period: "monthly" });
check();
for (let i = 0; i < repetitions; i++) {
  const begin = performance.now();
  check();
  console.log(performance.now() - begin);
}
