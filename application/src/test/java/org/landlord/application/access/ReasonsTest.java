package org.landlord.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.Origin;
import org.landlord.domain.access.Reason;
import org.landlord.domain.audit.AuditEvent;
import org.landlord.domain.audit.PlatformAuditEvent;
import org.landlord.domain.failure.NotFound;
import org.landlord.domain.usage.Window;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;
import org.landlord.port.in.access.Needs;
import org.landlord.port.in.access.Operation;
import org.landlord.port.in.audit.AuditOrder;
import org.landlord.port.in.audit.ListAuditEvents;

/// The reason that a caller gives for a change is in the audit event of the change, whichever use case makes it.
class ReasonsTest {

    private static final Reason REASON = new Reason("ticket 4711");
    private static final Caller CALLER = MatrixWorld.OPERATOR.because(REASON);
    private static final PageRequest ALL = new PageRequest(500, null);

    private final Set<String> actions = new TreeSet<>();

    @Test
    void everyAuditEventOfEveryUseCaseHasTheReasonOfItsCaller() {
        for (Method useCase : MatrixWorld.useCases()) {
            MatrixWorld world = MatrixWorld.make();
            if (useCase.getAnnotation(Needs.class).value() == Operation.DELETE_ORGANIZATION) {
                world.endRuns();
            }
            long platform = platformEvents(world).items().size();
            long last = lastSequence(world);

            world.call(useCase, CALLER, MatrixWorld.Place.ORGANIZATION);

            platformEvents(world).items().stream()
                    .skip(platform)
                    .forEach(event -> check(event.action().value(), event.origin()));
            check(world, last);
        }
        // A put of what is there already changes nothing, and so is not audited.
        assertThat(actions)
                .contains(
                        "api_key.create",
                        "api_key.revoke",
                        "api_key.rotate",
                        "audit.export",
                        "identity_provider.delete",
                        "org.delete",
                        "org.member.remove",
                        "project.create",
                        "secret_ref.delete",
                        "team.delete",
                        "team.member.remove",
                        "usage_event.void",
                        "usage_limit.delete");
    }

    private void check(MatrixWorld world, long after) {
        try {
            events(world, after).items().forEach(event -> check(event.action().value(), event.origin()));
        } catch (NotFound _) {
            // The use case has deleted the organization: the log of the platform tells of it.
        }
    }

    private void check(String action, Origin origin) {
        assertThat(origin.reason()).as(action).isEqualTo(REASON);
        actions.add(action);
    }

    private static long lastSequence(MatrixWorld world) {
        return events(world, 0).items().getLast().sequence();
    }

    private static Page<AuditEvent> events(MatrixWorld world, long after) {
        ListAuditEvents query = new ListAuditEvents(
                Samples.ORG, null, null, null, null, null, Window.always(), new AuditOrder.BySequence(after));
        return world.landlord().auditTrail().list(MatrixWorld.OPERATOR, query, ALL);
    }

    private static Page<PlatformAuditEvent> platformEvents(MatrixWorld world) {
        return world.landlord().auditTrail().listPlatform(MatrixWorld.OPERATOR, ALL);
    }
}
