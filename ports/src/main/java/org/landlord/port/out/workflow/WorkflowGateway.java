package org.landlord.port.out.workflow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.Workflow;
import org.landlord.domain.workflow.approval.ApprovalValue;

/// What a workflow gateway must offer, whatever engine it is. Ids of runs are those of the gateway.
///
/// Every call blocks for some seconds at most, so it is not to be made in a unit of work. It reads the
/// token of the gateway each time. The number of calls to one gateway at a time is bounded: one that
/// does not respond delays neither calls to others nor other work.
///
/// Every method throws [GatewayCallFailed] if there is no answer, or none that can be understood. Reads
/// are repeated after a failure of the network; changes never.
public interface WorkflowGateway {

    /// Asks what the gateway offers. An answer proves that it responds and accepts the token.
    Inventory inventory(Gateway gateway);

    /// What a gateway offers.
    ///
    /// @param version of the gateway; null if it reports none
    /// @param workflows all that it offers to callers, by key
    record Inventory(@Nullable String version, List<Workflow> workflows) {

        public Inventory {
            workflows = List.copyOf(workflows);
        }
    }

    /// The time within which a launch has reached the gateway, or never will.
    Duration launchSettled();

    /// Launches a workflow. Safe to repeat: a run with this id is launched once.
    ///
    /// @param input a JSON object
    LaunchReply launch(Gateway gateway, RunId runId, Label workflow, Metadata input);

    /// @return empty if the gateway knows no such run
    Optional<RunReport> run(Gateway gateway, RunId runId);

    /// Reads the outputs of a run: the output of each execution of a node that has one. Takes some
    /// seconds for all together. Fails if the gateway does not answer before the first one is read;
    /// later failures count as unread.
    ///
    /// @param each receives every output as it is, before it is shortened to be shown: maps, lists,
    ///     texts, [java.math.BigDecimal], truth values or null. Called by the thread of the caller,
    ///     in the order of the executions
    RunOutputs outputs(Gateway gateway, RunId runId, Consumer<Object> each);

    /// The outputs of a run.
    ///
    /// @param shown by the id of the node; outputs that are too large are replaced by a note
    /// @param unread how many executions of nodes were not read, because they are too many, their
    ///     output is too large, the gateway has an error with it, or the gateway was too slow
    record RunOutputs(Metadata shown, int unread) {}

    /// Runs, newest first.
    ///
    /// @param offset how many to leave out
    /// @param limit 1 to 500
    List<RunReport> runs(Gateway gateway, int offset, int limit);

    /// The recorded events of a run, in their order.
    ///
    /// @param after the sequence number that they follow; 0 for the beginning
    /// @param limit 1 to 500
    RecordedEvents events(Gateway gateway, RunId runId, long after, int limit);

    /// Recorded events of a run. An event that is too large to be read has the type
    /// `EventTooLarge`, and nothing of what it says.
    ///
    /// @param readTo the sequence number up to which the events were read; those that are left out
    ///     count
    /// @param isEnd true if no event followed when they were read; otherwise `readTo` is larger
    ///     than the sequence number that they follow
    record RecordedEvents(List<RunEvent> events, long readTo, boolean isEnd) {

        public RecordedEvents {
            events = List.copyOf(events);
        }
    }

    ControlReply cancel(Gateway gateway, RunId runId);

    ControlReply pause(Gateway gateway, RunId runId);

    ControlReply resume(Gateway gateway, RunId runId);

    /// The approvals that the gateway waits for, oldest first. Does not fail because they are too
    /// large: then there are fewer, or none, and not all.
    WaitingApprovals approvals(Gateway gateway);

    /// The approvals that a gateway waits for.
    ///
    /// @param isAll false if there are more, or some are too large to be read together
    record WaitingApprovals(List<WaitingApproval> approvals, boolean isAll) {

        public WaitingApprovals {
            approvals = List.copyOf(approvals);
        }
    }

    /// All approvals that a run waits for; none if there is no such run. One that cannot be read,
    /// because it or those before it are too large, is there without what it asks: its mode is
    /// `gate`, its title is the node, its summary says so, and its `allowedUsers` name nobody,
    /// because whom the workflow permits is not known. So nobody is asked to approve what cannot be
    /// shown, and it is not taken for withdrawn.
    List<WaitingApproval> approvals(Gateway gateway, RunId runId);

    /// How an approval was decided at the gateway.
    ///
    /// @return true if it was approved; empty if it was not decided, or the gateway does not tell
    Optional<Boolean> decision(Gateway gateway, RunId runId, NodeId nodeId, int iteration);

    /// Sends the outcome of an approval.
    ///
    /// @param note null for none
    /// @param value null unless it approves a request with options
    SubmitReply submit(
            Gateway gateway,
            RunId runId,
            NodeId nodeId,
            int iteration,
            boolean approved,
            @Nullable String note,
            @Nullable ApprovalValue value);

    /// Calls `onChange` whenever the gateway says that something has changed, until it is closed. It
    /// connects in the background, and again after a failure; a gateway that says nothing is not an
    /// error.
    ///
    /// @param onChange short; called from another thread
    Subscription subscribe(Gateway gateway, Runnable onChange);

    /// Ends a subscription.
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
