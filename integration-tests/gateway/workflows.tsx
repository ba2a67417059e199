/** @jsxImportSource smithers-orchestrator */
/** The workflows of the tests. None asks a model: their tasks are plain functions. */
import {
  Approval,
  approvalDecisionSchema,
  approvalRankingSchema,
  approvalSelectionSchema,
  createSmithers,
  Sequence,
  Timer,
  WaitForEvent,
} from "smithers-orchestrator";
import { z } from "zod";

/** Every workflow may be told how much use it shall report. */
const input = z.object({
  name: z.string().optional(),
  tokens: z.number().optional(),
  tier: z.string().optional(),
  seconds: z.number().optional(),
});

const usage = z.object({ tokens: z.number(), cost: z.string(), tier: z.string().optional() });

const { Workflow, Task, smithers, outputs } = createSmithers(
  {
    input,
    greeting: z.object({ greeting: z.string(), usage }),
    step: z.object({ step: z.number() }),
    done: z.object({ steps: z.number(), usage }),
    outcome: z.object({ outcome: z.string() }),
    decision: approvalDecisionSchema,
    selection: approvalSelectionSchema,
    ranking: approvalRankingSchema,
    message: z.object({ text: z.string() }),
  },
  { dbPath: "gateway.db" },
);

const STEP_MILLIS = 500;
const COLOURS = ["red", "blue", "green"].map((key) => ({ key, label: key[0].toUpperCase() + key.slice(1) }));

const used = (given: { tokens?: number | null; tier?: string | null }) => ({
  tokens: given.tokens ?? 0,
  cost: "0.25",
  ...(given.tier ? { tier: given.tier } : {}),
});

const request = (title: string) => ({ title, summary: `${title} Nothing else depends on it.` });

const hello = smithers((ctx) => (
  <Workflow name="hello">
    <Task id="greet" output={outputs.greeting}>
      {() => ({ greeting: `Hello, ${ctx.input.name ?? "nobody"}!`, usage: used(ctx.input) })}
    </Task>
  </Workflow>
));

const slow = smithers((ctx) => {
  const steps = Math.max(1, Math.round(((ctx.input.seconds ?? 5) * 1000) / STEP_MILLIS));
  return (
    <Workflow name="slow">
      <Sequence>
        {Array.from({ length: steps }, (_, i) => (
          <Task key={`${i}`} id={`step-${i + 1}`} output={outputs.step}>
            {async () => {
              await Bun.sleep(STEP_MILLIS);
              return { step: i + 1 };
            }}
          </Task>
        ))}
        <Task id="sum" output={outputs.done}>
          {() => ({ steps, usage: used(ctx.input) })}
        </Task>
      </Sequence>
    </Workflow>
  );
});

const failing = smithers(() => (
  <Workflow name="failing">
    <Task id="fail" output={outputs.outcome} retries={0}>
      {(): { outcome: string } => {
        throw new Error("there is no such thing");
      }}
    </Task>
  </Workflow>
));

const gate = smithers(() => (
  <Workflow name="gate">
    <Task id="deploy" output={outputs.outcome} needsApproval label="Deploy?">
      {() => ({ outcome: "approved" })}
    </Task>
  </Workflow>
));

const decision = smithers((ctx) => {
  const made = ctx.outputMaybe(outputs.decision, { nodeId: "decide" });
  return (
    <Workflow name="decision">
      <Sequence>
        <Approval id="decide" output={outputs.decision} request={request("Go on?")} onDeny="continue" />
        {made ? (
          <Task id="report" output={outputs.outcome}>
            {() => ({ outcome: made.approved ? "approved" : "denied" })}
          </Task>
        ) : null}
      </Sequence>
    </Workflow>
  );
});

const select = smithers((ctx) => {
  const made = ctx.outputMaybe(outputs.selection, { nodeId: "choose" });
  return (
    <Workflow name="select">
      <Sequence>
        <Approval
          id="choose"
          mode="select"
          options={COLOURS}
          output={outputs.selection}
          request={request("Which colour?")}
        />
        {made ? (
          <Task id="report" output={outputs.outcome}>
            {() => ({ outcome: made.selected })}
          </Task>
        ) : null}
      </Sequence>
    </Workflow>
  );
});

const rank = smithers((ctx) => {
  const made = ctx.outputMaybe(outputs.ranking, { nodeId: "order" });
  return (
    <Workflow name="rank">
      <Sequence>
        <Approval
          id="order"
          mode="rank"
          options={COLOURS}
          output={outputs.ranking}
          request={request("In which order?")}
        />
        {made ? (
          <Task id="report" output={outputs.outcome}>
            {() => ({ outcome: made.ranked.join(",") })}
          </Task>
        ) : null}
      </Sequence>
    </Workflow>
  );
});

const restricted = smithers((ctx) => {
  const made = ctx.outputMaybe(outputs.decision, { nodeId: "sign" });
  return (
    <Workflow name="restricted">
      <Sequence>
        <Approval
          id="sign"
          output={outputs.decision}
          request={request("Sign?")}
          allowedUsers={["chief"]}
          allowedScopes={["approval:submit"]}
        />
        {made ? (
          <Task id="report" output={outputs.outcome}>
            {() => ({ outcome: made.approved ? "approved" : "denied" })}
          </Task>
        ) : null}
      </Sequence>
    </Workflow>
  );
});

const waitEvent = smithers((ctx) => {
  const came = ctx.outputMaybe(outputs.message, { nodeId: "wait" });
  return (
    <Workflow name="wait-event">
      <Sequence>
        <WaitForEvent id="wait" event="message" output={outputs.message} />
        {came ? (
          <Task id="report" output={outputs.outcome}>
            {() => ({ outcome: came.text })}
          </Task>
        ) : null}
      </Sequence>
    </Workflow>
  );
});

const waitTimer = smithers(() => (
  <Workflow name="wait-timer">
    <Sequence>
      <Timer id="wait" duration="2s" />
      <Task id="report" output={outputs.outcome}>
        {() => ({ outcome: "the time is over" })}
      </Task>
    </Sequence>
  </Workflow>
));

export const workflows = {
  hello,
  slow,
  failing,
  gate,
  decision,
  select,
  rank,
  restricted,
  "wait-event": waitEvent,
  "wait-timer": waitTimer,
};
