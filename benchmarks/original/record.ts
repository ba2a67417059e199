// Records usage in the original for some seconds and prints how many events a second are durable.
// Usage: bun record.ts FILE SECONDS
import { openStore } from "./store.ts";

const [file, seconds] = [Bun.argv[2], Number(Bun.argv[3])];
const { store, orgId } = openStore(file);
// JavaScript has one thread and recordUsage waits for the disk: 256 callers would wait for each other as one does.
const begin = performance.now();
const end = begin + seconds * 1000;
let events = 0;
while (performance.now() < end) {
  store.recordUsage({ orgId, metric: "tokens", quantity: 1 });
  events++;
}
console.log((events * 1000) / (performance.now() - begin));
