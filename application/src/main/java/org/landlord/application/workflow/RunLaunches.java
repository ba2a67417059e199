package org.landlord.application.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.landlord.application.access.AccessRequirement;
import org.landlord.application.audit.AuditDetails;
import org.landlord.application.audit.AuditEntry;
import org.landlord.application.quota.LimitResets;
import org.landlord.application.shared.Lookups;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.application.workflow.gateway.GatewayCalls;
import org.landlord.application.workflow.gateway.GatewayLookups;
import org.landlord.domain.access.Caller;
import org.landlord.domain.audit.AuditAction;
import org.landlord.domain.failure.Conflict;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.Run;
import org.landlord.domain.workflow.RunProgress;
import org.landlord.domain.workflow.RunState;
import org.landlord.port.in.Upserted;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.workflow.LaunchRun;
import org.landlord.port.out.Stores;
import org.landlord.port.out.workflow.GatewayCallFailed;
import org.landlord.port.out.workflow.LaunchReply;

/// Launches runs. The record and the reservations are stored in one unit of work before the gateway is
/// called, so that a crash leaves neither a run without an owner nor a reservation without a run. What
/// the gateway answered is stored afterwards; if that is not known, [RunFollower] finds it out.
final class RunLaunches {

    private final UseCaseContext ports;
    private final GatewayCalls calls;
    private final RunFollower follower;
    private final LimitResets resets;

    RunLaunches(UseCaseContext ports, GatewayCalls calls, RunFollower follower, LimitResets resets) {
        this.ports = ports;
        this.calls = calls;
        this.follower = follower;
        this.resets = resets;
    }

    /// A stored launch.
    private record Launch(Gateway gateway, Run run, boolean created) {}

    Upserted<Run> launch(Caller caller, LaunchRun command) {
        AccessRequirement need = AccessRequirement.of(Operation.LAUNCH_RUN, command.orgId(), command.projectId());
        ports.gate().require(caller, need);
        calls.port();
        Launch launch = resets.complete(
                caller, () -> ports.gate().write(caller, need, stores -> stored(stores, caller, command)));
        if (launch.run().state() != RunState.LAUNCHING) {
            return new Upserted<>(launch.run(), false);
        }
        if (launch.created()) {
            return new Upserted<>(sent(launch), true);
        }
        // A gateway may resume a run that is launched again: it is asked first.
        Run known = followed(launch);
        return new Upserted<>(
                known.state() == RunState.LAUNCHING ? sent(new Launch(launch.gateway(), known, false)) : known, false);
    }

    private Run followed(Launch launch) {
        return calls.call(
                launch.gateway(),
                launch.run().orgId(),
                _ -> follower.follow(launch.gateway(), launch.run(), new Findings()));
    }

    /// Another thread may be sending it.
    private Run sent(Launch launch) {
        Run run = launch.run();
        return calls.sendOnce(new Sending(run.orgId(), run.runId()), run, () -> sent(launch.gateway(), run));
    }

    private record Sending(OrgId orgId, RunId runId) {}

    private Launch stored(Stores stores, Caller caller, LaunchRun command) {
        Lookups.project(stores, command.orgId(), command.projectId());
        RunId runId = command.runId();
        Run before = runId == null
                ? null
                : stores.runs().find(command.orgId(), runId).orElse(null);
        if (before != null && !isRefused(before)) {
            requireSame(command, before);
        }
        if (before != null && !before.projectId().equals(command.projectId())) {
            throw otherLaunch(before);
        }
        if (before != null && before.state() != RunState.LAUNCH_FAILED) {
            return new Launch(
                    stores.gateways()
                            .find(before.gateway())
                            .orElseGet(() -> GatewayLookups.forLaunch(stores, command.orgId(), command.gatewayId())),
                    before,
                    false);
        }
        Gateway gateway = GatewayLookups.forLaunch(stores, command.orgId(), command.gatewayId());
        Instant now = ports.clock().now();
        // A launch that was taken for failed may arrive late: the gateway launches an id once.
        RunId gatewayRunId =
                before != null && !isRefused(before) && before.gateway().equals(gateway.key())
                        ? before.gatewayRunId()
                        : new RunId(ports.ids().next("run"));
        List<ReservationId> held = follower.holds().hold(stores, command, gatewayRunId, now);
        Run run = new Run(
                command.orgId(),
                runId == null ? gatewayRunId : runId,
                command.projectId(),
                gateway.key(),
                gatewayRunId,
                command.workflow(),
                command.input(),
                Actors.of(caller),
                now,
                null,
                held,
                0,
                RunProgress.launching(now));
        stores.runs().put(run);
        AuditEntry.of(AuditAction.RUN_LAUNCH, run.orgId(), run.projectId(), run.runId(), told(run))
                .write(ports.ids(), stores, caller, now);
        return new Launch(gateway, run, true);
    }

    private static Map<String, ?> told(Run run) {
        return AuditDetails.of(
                "gatewayId",
                run.gateway().gatewayId(),
                "gatewayRunId",
                run.gatewayRunId(),
                "workflow",
                run.workflow(),
                "reservations",
                run.reservations().size());
    }

    /// True if the gateway has refused a launch: it can be corrected.
    private static boolean isRefused(Run run) {
        return run.state() == RunState.LAUNCH_FAILED && run.progress().seenAt() != null;
    }

    private static Conflict otherLaunch(Run before) {
        return new Conflict("the run id " + before.runId() + " was used for another launch");
    }

    private static void requireSame(LaunchRun command, Run before) {
        boolean same = before.projectId().equals(command.projectId())
                && before.workflow().equals(command.workflow())
                && before.input().isEquivalentTo(command.input())
                && (command.gatewayId() == null
                        || command.gatewayId().equals(before.gateway().gatewayId()));
        if (!same) {
            throw otherLaunch(before);
        }
    }

    /// Sends a stored launch that the gateway does not have.
    private Run sent(Gateway gateway, Run run) {
        LaunchReply reply;
        try {
            reply = calls.attempt(
                    gateway,
                    run.orgId(),
                    port -> port.launch(gateway, run.gatewayRunId(), run.workflow(), run.input()));
        } catch (GatewayCallFailed failed) {
            // A gateway that refuses the token has launched nothing.
            if (failed.mayHaveArrived() && failed.state() != GatewayState.UNAUTHORIZED) {
                return run;
            }
            follower.launchFailed(run, false, "the gateway cannot be used: " + GatewayCalls.reason(failed));
            throw GatewayCalls.unavailable(gateway, failed);
        }
        return switch (reply) {
            case LaunchReply.Accepted _ -> accepted(gateway, run);
            case LaunchReply.NoSuchWorkflow _ -> {
                follower.launchFailed(run, true, "the gateway has no such workflow");
                throw InvalidInput.of(
                        "workflow",
                        "must name a workflow of the gateway " + gateway.key().gatewayId());
            }
            case LaunchReply.Refused(String reason) -> {
                follower.launchFailed(run, true, "the gateway refuses the launch: " + reason);
                throw InvalidInput.of("input", "is refused by the gateway: " + reason);
            }
        };
    }

    /// The gateway may know the run a moment later, or never if the input does not fit: it stays
    /// `launching` until then.
    private Run accepted(Gateway gateway, Run run) {
        try {
            return calls.attempt(gateway, run.orgId(), _ -> follower.follow(gateway, run, new Findings()));
        } catch (GatewayCallFailed _) {
            return run;
        }
    }
}
