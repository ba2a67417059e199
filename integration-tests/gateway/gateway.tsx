/**
 * The real gateway with the workflows of the tests. It keeps its data in the folder that it is started in, and
 * listens on the loopback interface alone, at the port GATEWAY_PORT. It says `ready` when it does.
 */
import { copyFileSync } from "node:fs";
import { resolve } from "node:path";
import { Gateway } from "smithers-orchestrator";
import { workflows } from "./workflows.tsx";

// What the engine writes beside the file of a workflow belongs to the data, too.
const entryFile = resolve("workflows.tsx");
copyFileSync(new URL("workflows.tsx", import.meta.url), entryFile);

const gateway = new Gateway({
  workspaceRoot: process.cwd(),
  operatorUi: false,
  auth: {
    mode: "token",
    tokens: {
      "test-token": { role: "operator", scopes: ["*"], userId: "landlord" },
      "test-token-chief": { role: "operator", scopes: ["*"], userId: "chief" },
      "test-token-reader": { role: "viewer", scopes: ["run:read"], userId: "reader" },
      "test-token-expired": { role: "operator", scopes: ["*"], userId: "landlord", expiresAtMs: 1 },
    },
  },
});

for (const [key, workflow] of Object.entries(workflows)) {
  gateway.register(key, workflow, { entryFile });
}
await gateway.listen({ host: "127.0.0.1", port: Number(process.env.GATEWAY_PORT) });
console.log("ready");

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, async () => {
    await gateway.close();
    process.exit(0);
  });
}
