// The original on a file that is as durable as ours.
import { Database } from "bun:sqlite";
import { ControlPlaneStore } from "@smithers-orchestrator/control-plane";

export function openStore(file: string) {
  const database = new Database(file, { create: true });
  database.exec("PRAGMA journal_mode = WAL");
  database.exec("PRAGMA synchronous = FULL");
  const store = new ControlPlaneStore(database);
  const orgId = "org_bench";
  if (store.getOrg(orgId) === null) {
    store.createOrg({ orgId, slug: "bench", name: "Bench" });
  }
  return { store, database, orgId };
}
