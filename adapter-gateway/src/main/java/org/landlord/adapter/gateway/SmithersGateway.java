package org.landlord.adapter.gateway;

import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.gateway.http.GatewayHttp;
import org.landlord.adapter.gateway.http.Request;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.RunEvent;
import org.landlord.domain.workflow.Workflow;
import org.landlord.domain.workflow.approval.ApprovalValue;
import org.landlord.port.out.Clock;
import org.landlord.port.out.secret.SecretReader;
import org.landlord.port.out.workflow.ControlReply;
import org.landlord.port.out.workflow.LaunchReply;
import org.landlord.port.out.workflow.RunReport;
import org.landlord.port.out.workflow.SubmitReply;
import org.landlord.port.out.workflow.WaitingApproval;
import org.landlord.port.out.workflow.WorkflowGateway;

/// The Smithers gateway, over its stable RPCs.
@Singleton
class SmithersGateway implements WorkflowGateway {

    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2000;
    private static final int MAX_VERSION = 100;

    /// Parts of the events of a run in which a decision is searched, and the events of a part.
    private static final int PARTS = 100;

    private static final int EVENTS_OF_PART = 500;

    /// Whom the gateway shows as the one who started a run.
    private static final Map<String, Object> STARTED_BY = Map.of("harness", "landlord");

    private final TimeOuts timeOuts;
    private final GatewayHttp http;
    private final GatewayCalls calls;
    private final OutputReading outputs;
    private final Listings lists;
    private final ApprovalLists approvals;
    private final ChangeStreams streams;

    @Inject
    SmithersGateway(
            Vertx vertx,
            @ConfigProperty(name = "landlord.gateways.allow-private-addresses") boolean allowPrivateAddresses,
            @ConfigProperty(name = "landlord.gateways.timeout") Duration timeout,
            SecretReader secrets,
            Clock clock) {
        this.timeOuts = new TimeOuts(timeout);
        this.http = new GatewayHttp(vertx, allowPrivateAddresses, timeOuts.turn(), System::nanoTime);
        this.calls = new GatewayCalls(http, secrets, clock);
        this.outputs = new OutputReading(calls, timeOuts, System::nanoTime);
        this.lists = new Listings(calls, timeOuts.call());
        this.approvals = new ApprovalLists(calls, timeOuts.call());
        this.streams = new ChangeStreams(vertx, calls, ChangeStreams.OF_ORGANIZATIONS);
    }

    @PreDestroy
    void close() {
        streams.close();
        http.close();
    }

    @Override
    public Duration launchSettled() {
        return timeOuts.launchSettled();
    }

    /// Its health needs no token, its workflows do.
    @Override
    public Inventory inventory(Gateway gateway) {
        Optional<String> version =
                calls.rpc(gateway, "health", Map.of(), timeOuts.check(), Request.Kind.CHECK, SmithersGateway::version);
        List<Workflow> workflows = calls.rpc(
                gateway,
                "listWorkflows",
                Map.of(),
                timeOuts.check(),
                Request.Kind.CHECK,
                reply -> Listings.rows(reply).stream()
                        .filter(row -> !row.isTrue("system"))
                        .flatMap(row -> workflow(row).stream())
                        .sorted(Comparator.comparing(Workflow::key))
                        .toList());
        return new Inventory(
                version.map(text -> CleanText.line(text, MAX_VERSION)).orElse(null), workflows);
    }

    private static Optional<String> version(Reply reply) {
        if (reply.isError()) {
            throw reply.unexpected();
        }
        return reply.isOk()
                ? Optional.ofNullable(reply.result().object("identity").text("version"))
                : Optional.empty();
    }

    private static Optional<Workflow> workflow(Members row) {
        String key = row.text("key");
        String name = row.text("readableName", "name");
        String description = row.text("description");
        try {
            return key == null
                    ? Optional.empty()
                    : Optional.of(new Workflow(
                            new Label(key),
                            name == null ? null : CleanText.line(name, MAX_NAME),
                            description == null ? null : CleanText.block(description, MAX_DESCRIPTION)));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    @Override
    public LaunchReply launch(Gateway gateway, RunId runId, Label workflow, Metadata input) {
        Map<String, Object> params = Map.of(
                "workflow", workflow.value(),
                "input", new Json.Raw(input.json()),
                "options", Map.of("runId", runId.value(), "startedBy", STARTED_BY));
        return calls.rpc(
                gateway, "launchRun", params, timeOuts.launch(), Request.Kind.CHANGE, reply -> switch (reply.status()) {
                    // A conflict: the run with this id is at work.
                    case Reply.OK, Reply.CONFLICT -> new LaunchReply.Accepted();
                    case Reply.NOT_FOUND -> new LaunchReply.NoSuchWorkflow();
                    case Reply.BAD_REQUEST, Reply.TOO_LARGE, Reply.UNPROCESSABLE ->
                        new LaunchReply.Refused(reply.message());
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public Optional<RunReport> run(Gateway gateway, RunId runId) {
        return read(gateway, "getRun", Map.of("runId", runId.value()), reply -> {
            if (reply.status() == Reply.NOT_FOUND) {
                return Optional.empty();
            }
            if (!reply.isOk() || reply.result().all().isEmpty()) {
                throw reply.unexpected();
            }
            return Optional.of(RunReading.details(runId, reply.result(), reply.now()));
        });
    }

    @Override
    public RunOutputs outputs(Gateway gateway, RunId runId, Consumer<Object> each) {
        return outputs.read(gateway, runId, each);
    }

    @Override
    public List<RunReport> runs(Gateway gateway, int offset, int limit) {
        return lists.runs(gateway, offset, limit);
    }

    @Override
    public RecordedEvents events(Gateway gateway, RunId runId, long after, int limit) {
        return lists.events(gateway, runId, after, limit);
    }

    @Override
    public ControlReply cancel(Gateway gateway, RunId runId) {
        // Repeating it is no error, cancelling what has ended in another way is none to the gateway.
        return control(gateway, "cancelRun", runId, result -> {
            String ended = result.text("terminalStatus", "status");
            return ended != null && isOtherEnd(ended) ? ControlReply.NOT_ACTIVE : ControlReply.DONE;
        });
    }

    private static boolean isOtherEnd(String status) {
        return switch (status.toLowerCase(Locale.ROOT)) {
            case "finished", "succeeded", "failed", "continued" -> true;
            default -> false;
        };
    }

    @Override
    public ControlReply pause(Gateway gateway, RunId runId) {
        return control(gateway, "pauseRun", runId, _ -> ControlReply.DONE);
    }

    @Override
    public ControlReply resume(Gateway gateway, RunId runId) {
        return control(
                gateway,
                "resumeRun",
                runId,
                result ->
                        String.valueOf(result.text("status")).replace('-', '_').equals("already_terminal")
                                ? ControlReply.NOT_ACTIVE
                                : ControlReply.DONE);
    }

    private ControlReply control(Gateway gateway, String method, RunId runId, Function<Members, ControlReply> done) {
        return calls.rpc(
                gateway,
                method,
                Map.of("runId", runId.value()),
                timeOuts.call(),
                Request.Kind.CHANGE,
                reply -> switch (reply.status()) {
                    case Reply.OK -> done.apply(reply.result());
                    case Reply.CONFLICT -> ControlReply.NOT_ACTIVE;
                    case Reply.NOT_FOUND -> ControlReply.NO_SUCH_RUN;
                    default -> throw reply.unexpected();
                });
    }

    @Override
    public WaitingApprovals approvals(Gateway gateway) {
        return approvals.all(gateway);
    }

    @Override
    public List<WaitingApproval> approvals(Gateway gateway, RunId runId) {
        return approvals.of(gateway, runId);
    }

    /// The events of a run tell how its approvals were decided; who did it they do not tell.
    @Override
    public Optional<Boolean> decision(Gateway gateway, RunId runId, NodeId nodeId, int iteration) {
        List<Boolean> decisions = new ArrayList<>();
        RecordedEvents read = new RecordedEvents(List.of(), 0, false);
        for (int part = 0; part < PARTS && !read.isEnd(); part++) {
            read = lists.events(gateway, runId, read.readTo(), EVENTS_OF_PART);
            read.events().stream()
                    .filter(event ->
                            nodeId.value().equals(event.payload().members().get("nodeId"))
                                    && event.payload().has("iteration", String.valueOf(iteration)))
                    .flatMap(SmithersGateway::decision)
                    .forEach(decisions::add);
        }
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.getLast());
    }

    private static Stream<Boolean> decision(RunEvent event) {
        return switch (event.type()) {
            case "ApprovalGranted", "ApprovalAutoApproved" -> Stream.of(true);
            case "ApprovalDenied" -> Stream.of(false);
            default -> Stream.of();
        };
    }

    @Override
    public SubmitReply submit(
            Gateway gateway,
            RunId runId,
            NodeId nodeId,
            int iteration,
            boolean approved,
            @Nullable String note,
            @Nullable ApprovalValue value) {
        Map<String, @Nullable Object> decision = new LinkedHashMap<>();
        decision.put("approved", approved);
        decision.put("note", note);
        decision.put("value", valueOf(value));
        Map<String, Object> params =
                Map.of("runId", runId.value(), "nodeId", nodeId.value(), "iteration", iteration, "decision", decision);
        return calls.rpc(
                gateway,
                "submitApproval",
                params,
                timeOuts.call(),
                Request.Kind.CHANGE,
                reply -> switch (reply.status()) {
                    case Reply.OK -> new SubmitReply.Accepted();
                    case Reply.CONFLICT -> conflict(reply);
                    case Reply.NOT_FOUND -> new SubmitReply.NoSuchRun();
                    case Reply.BAD_REQUEST ->
                        isNotWaiting(reply) ? new SubmitReply.NotWaiting() : new SubmitReply.Refused(reply.message());
                    case Reply.FORBIDDEN, Reply.TOO_LARGE, Reply.UNPROCESSABLE ->
                        new SubmitReply.Refused(reply.message());
                    default -> throw reply.unexpected();
                });
    }

    private static @Nullable Object valueOf(@Nullable ApprovalValue value) {
        return switch (value) {
            case null -> null;
            case ApprovalValue.Selected(String key) -> Map.of("selected", key);
            case ApprovalValue.Ranked(List<String> keys) -> Map.of("ranked", keys);
        };
    }

    private static SubmitReply conflict(Reply reply) {
        String status = reply.error().text("status");
        return switch (status == null ? "" : status.toLowerCase(Locale.ROOT)) {
            case "approved" -> new SubmitReply.AlreadyDecided(true);
            case "denied" -> new SubmitReply.AlreadyDecided(false);
            // The run is not active, for example.
            default -> new SubmitReply.NotWaiting();
        };
    }

    private static boolean isNotWaiting(Reply reply) {
        return reply.isCode("INVALIDINPUT")
                && reply.message().toLowerCase(Locale.ROOT).contains("not waiting");
    }

    @Override
    public Subscription subscribe(Gateway gateway, Runnable onChange) {
        return streams.subscribe(gateway, onChange);
    }

    private <T> T read(Gateway gateway, String method, Map<String, ?> params, Function<Reply, T> reading) {
        return calls.rpc(gateway, method, params, timeOuts.call(), Request.Kind.READ, reading);
    }
}
