package org.landlord.wire.json.workflow;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Precondition;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.UsageEvent;
import org.landlord.domain.workflow.Gateway;
import org.landlord.domain.workflow.GatewayHealth;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayKey;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.UsageMapping;
import org.landlord.domain.workflow.UsageSource;
import org.landlord.port.in.workflow.CreateGateway;
import org.landlord.port.in.workflow.GatewaySettings;
import org.landlord.port.in.workflow.GatewayView;
import org.landlord.port.in.workflow.PutGateway;
import org.landlord.port.in.workflow.Reconciliation;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// A workflow gateway as JSON, and what a check of it found.
public final class GatewayJson {

    private GatewayJson() {}

    public static void write(GatewayView view, ObjectWriter out) {
        Gateway gateway = view.gateway();
        GatewayKeyJson.write(gateway.key(), out);
        out.text("name", gateway.name())
                .text("baseUrl", gateway.baseUrl())
                .text("token", gateway.token())
                .text("status", gateway.status())
                .array("usage", gateway.usage(), GatewayJson::mapping)
                .instant("createdAt", gateway.createdAt())
                .instant("updatedAt", gateway.updatedAt())
                .object("health", view.health(), GatewayJson::health);
    }

    public static GatewayView read(ObjectReader in) {
        GatewayKey key = GatewayKeyJson.read(in);
        Name name = in.required("name", Name::new);
        GatewayUrl baseUrl = in.required("baseUrl", GatewayUrl::new);
        TokenReference token = in.optional("token", TokenReference::of);
        Label status = in.required("status", Label::new);
        List<UsageMapping> usage = in.list("usage", GatewayJson::mapping);
        return in.made(() -> new GatewayView(
                new Gateway(key, name, baseUrl, token, status, usage, in.instant("createdAt"), in.instant("updatedAt")),
                in.requiredObject("health", GatewayJson::health)));
    }

    public static void writeCheck(Reconciliation found, ObjectWriter out) {
        out.object("gateway", found.gateway(), GatewayKeyJson::write)
                .object("health", found.health(), GatewayJson::health)
                .number("runs", found.runs())
                .number("approvals", found.approvals())
                .texts("findings", found.findings());
    }

    public static Reconciliation readCheck(ObjectReader in) {
        return new Reconciliation(
                in.requiredObject("gateway", GatewayKeyJson::read),
                in.requiredObject("health", GatewayJson::health),
                in.integer("runs"),
                in.integer("approvals"),
                in.texts("findings", Function.identity()));
    }

    private static void health(GatewayHealth health, ObjectWriter out) {
        out.text("state", health.state().label())
                .text("detail", health.detail())
                .text("version", health.version())
                .instant("checkedAt", health.checkedAt());
    }

    private static GatewayHealth health(ObjectReader in) {
        return new GatewayHealth(
                in.required("state", GatewayState::of),
                in.optional("detail", Function.identity()),
                in.optional("version", Function.identity()),
                in.timestamp("checkedAt"));
    }

    public static void writeCreate(CreateGateway command, ObjectWriter out) {
        out.text("gatewayId", command.gatewayId());
        settings(command.settings(), out);
    }

    /// @param orgId null for the platform
    public static CreateGateway readCreate(ObjectReader in, @Nullable OrgId orgId) {
        return new CreateGateway(orgId, in.optional("gatewayId", GatewayId::new), settings(in));
    }

    public static void writePut(PutGateway command, ObjectWriter out) {
        settings(command.settings(), out);
    }

    public static PutGateway readPut(ObjectReader in, GatewayKey key, Precondition precondition) {
        return new PutGateway(key, settings(in), precondition);
    }

    private static void settings(GatewaySettings settings, ObjectWriter out) {
        out.text("name", settings.name())
                .text("baseUrl", settings.baseUrl())
                .text("token", settings.token())
                .text("status", settings.status())
                .array("usage", settings.usage(), GatewayJson::mapping);
    }

    private static GatewaySettings settings(ObjectReader in) {
        Name name = in.required("name", Name::new);
        GatewayUrl baseUrl = in.required("baseUrl", GatewayUrl::new);
        TokenReference token = in.optional("token", TokenReference::of);
        Label status = in.optional("status", Label::new);
        List<UsageMapping> usage = in.optionalList("usage", GatewayJson::mapping);
        return in.made(
                () -> new GatewaySettings(name, baseUrl, token, status, Objects.requireNonNullElse(usage, List.of())));
    }

    private static void mapping(UsageMapping mapping, ObjectWriter out) {
        out.text("source", mapping.source().label())
                .text("pointer", mapping.pointer())
                .text("metric", mapping.metric())
                .text("unit", mapping.unit());
    }

    private static UsageMapping mapping(ObjectReader in) {
        return new UsageMapping(
                in.required("source", UsageSource::of),
                in.required("pointer", DataPointer::new),
                in.required("metric", Label::new),
                Objects.requireNonNullElse(in.optional("unit", Label::new), UsageEvent.DEFAULT_UNIT));
    }
}
