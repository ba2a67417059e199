package org.landlord.persistence.jpa;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.access.ActorId;
import org.landlord.domain.access.ExternalId;
import org.landlord.domain.access.KeyScopes;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.audit.AuditEventId;
import org.landlord.domain.audit.TargetId;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.identity.GroupMapping;
import org.landlord.domain.identity.IdentityProvider;
import org.landlord.domain.identity.ProviderId;
import org.landlord.domain.quota.ReservationId;
import org.landlord.domain.secret.SecretName;
import org.landlord.domain.shared.AsStored;
import org.landlord.domain.shared.BrokenRow;
import org.landlord.domain.shared.Label;
import org.landlord.domain.shared.Metadata;
import org.landlord.domain.shared.Reference;
import org.landlord.domain.shared.Text;
import org.landlord.domain.tenancy.Name;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.tenancy.TeamId;
import org.landlord.domain.tenancy.UserId;
import org.landlord.domain.usage.DataPointer;
import org.landlord.domain.usage.EventId;
import org.landlord.domain.usage.RunId;
import org.landlord.domain.usage.VoidReason;
import org.landlord.domain.workflow.GatewayId;
import org.landlord.domain.workflow.GatewayUrl;
import org.landlord.domain.workflow.NodeId;
import org.landlord.domain.workflow.TokenReference;
import org.landlord.domain.workflow.approval.ApprovalId;
import org.landlord.domain.workflow.approval.Decision;
import org.landlord.domain.workflow.approval.PolicyId;
import org.landlord.persistence.jpa.sql.Jdbc;
import org.landlord.persistence.jpa.sql.JsonList;
import org.landlord.persistence.jpa.sql.MetadataText;
import org.landlord.persistence.jpa.usage.LedgerDialect;
import org.landlord.port.out.StoredRows;

/// Checks stored values against the current rules. Not a [StoreCall], which would read values without
/// checks.
@Singleton
class RowInspection implements StoredRows {

    /// Checks a text, and returns it as it would be stored today.
    @FunctionalInterface
    private interface Rule extends Function<String, String> {

        static Rule of(Function<String, ?> value) {
            return text -> value.apply(text).toString();
        }

        /// For a JSON array of texts.
        static Rule ofEach(Function<String, ?> value) {
            return texts ->
                    JsonList.ofTexts(JsonList.texts(texts).stream().map(value).toList());
        }
    }

    private static final Rule LABEL = Rule.of(Label::new);
    private static final Rule NAME = Rule.of(Name::new);
    private static final Rule REFERENCE = Rule.of(text -> new Reference(text).requireNoCredentials());
    private static final Rule ADDRESS = Rule.of(text -> new Reference(text).requireNoUser());
    private static final Rule USER = Rule.of(UserId::new);
    private static final Rule ACTOR = Rule.of(ActorId::new);
    private static final Rule METADATA = text -> {
        MetadataText.read(text);
        return text;
    };

    private static final Rule USAGE_METADATA = text -> {
        MetadataText.read(text).requireAtMost(Metadata.MAX_BYTES_OF_USAGE_EVENT);
        return text;
    };

    private static final Rule SCOPES = text -> new KeyScopes(List.of(text.split(" "))).toString();

    private static final Rule INPUT = text -> {
        MetadataText.readInput(text);
        return text;
    };

    private static final Rule REPORT = text -> {
        MetadataText.readReport(text);
        return text;
    };

    private static final Rule NODE = Rule.of(NodeId::new);

    private static final Rule NOTE = text -> Text.checkVerbatim(text, Decision.MAX_NOTE_LENGTH);

    /// A JSON array of the mappings of a gateway.
    private static final Rule MAPPINGS = text -> JsonList.ofObjects(
            JsonList.objects(text).stream().map(RowInspection::asToday).toList());

    private static final Rule GROUP_MAPPING = text -> {
        // Other violations of the metadata are reported by their own rule.
        GroupMapping.of(AsStored.read(() -> MetadataText.read(text)));
        return text;
    };

    /// The metadata of providers whose tokens are accepted: Landlord reads the group mapping of no others.
    private static final String TOKEN_PROVIDER_METADATA =
            "CASE type WHEN '" + IdentityProvider.TOKEN_TYPE.label() + "' THEN metadata END";

    /// Empty for refusals without a caller.
    private static final String DENIED_ACTOR = "nullif(actor_id, '')";

    /// The columns that expressions are about.
    private static final Map<String, String> COLUMNS_OF_EXPRESSIONS =
            Map.of(TOKEN_PROVIDER_METADATA, "metadata", DENIED_ACTOR, "actor_id");

    /// @param key the columns of the primary key
    /// @param rules the rules of columns with values of callers, and of values derived from them
    private record Table(String name, List<String> key, Map<String, Rule> rules) {

        private Table withKey(String columns) {
            return new Table(name, List.of(columns.split(", ")), rules);
        }

        private List<String> columns() {
            return rules.keySet().stream().sorted().toList();
        }

        String query(boolean goesOn) {
            String keys = String.join(", ", key);
            String where = goesOn
                    ? " WHERE (" + keys + ") > (" + String.join(", ", Collections.nCopies(key.size(), "?")) + ")"
                    : "";
            return "SELECT " + keys + ", " + String.join(", ", columns()) + " FROM " + name + where + " ORDER BY "
                    + keys + " LIMIT ?";
        }
    }

    /// In place of a key that the [LedgerDialect] names.
    private static final String LEDGER = "";

    private static final List<Table> TABLES = List.of(
            table("organization", "org_id", Map.of("org_id", Rule.of(OrgId::new), "name", NAME, "metadata", METADATA)),
            table("org_member", "org_id user_id", Map.of("user_id", USER)),
            table("team", "org_id team_id", Map.of("team_id", Rule.of(TeamId::new), "name", NAME)),
            table("team_member", "org_id team_id user_id", Map.of("user_id", USER, "role", LABEL)),
            table(
                    "project",
                    "org_id project_id",
                    Map.of("project_id", Rule.of(ProjectId::new), "name", NAME, "metadata", METADATA)),
            table("project_team_grant", "org_id project_id team_id", Map.of("role", LABEL)),
            table("billing_account", "org_id", Map.of("plan", LABEL, "billing_customer_id", LABEL, "status", LABEL)),
            table(
                    "identity_provider",
                    "org_id provider_id",
                    Map.of(
                            "provider_id",
                            Rule.of(ProviderId::new),
                            "issuer",
                            ADDRESS,
                            "sso_url",
                            ADDRESS,
                            "certificate_ref",
                            REFERENCE,
                            "client_id",
                            LABEL,
                            "audience",
                            LABEL,
                            "status",
                            LABEL,
                            "metadata",
                            METADATA,
                            TOKEN_PROVIDER_METADATA,
                            GROUP_MAPPING)),
            table("usage_limit", "org_id scope metric unit period", Map.of("metric", LABEL, "unit", LABEL)),
            table(
                    "secret_ref",
                    "org_id name scope",
                    Map.of(
                            "name", Rule.of(SecretName::new),
                            "provider", LABEL,
                            "ref", REFERENCE,
                            "created_by", ACTOR)),
            table(
                    "api_key",
                    "key_id",
                    Map.of(
                            "name",
                            NAME,
                            "external_id",
                            Rule.of(ExternalId::new),
                            "scopes",
                            SCOPES,
                            "created_by",
                            ACTOR)),
            table("session", "session_id", Map.of("user_id", USER)),
            table("usage_series", LEDGER, Map.of("metric", LABEL, "unit", LABEL)),
            table(
                    "usage_event",
                    LEDGER,
                    Map.of(
                            "event_id", Rule.of(EventId::new),
                            "run_id", Rule.of(RunId::new),
                            "void_reason", Rule.of(VoidReason::new),
                            "metadata", USAGE_METADATA)),
            table(
                    "quota_reservation",
                    "org_id reservation_id",
                    Map.of("reservation_id", Rule.of(ReservationId::new), "metric", LABEL, "unit", LABEL)),
            table(
                    "gateway",
                    "scope gateway_id",
                    Map.of(
                            "gateway_id",
                            Rule.of(GatewayId::new),
                            "name",
                            NAME,
                            "base_url",
                            Rule.of(GatewayUrl::new),
                            "token",
                            Rule.of(TokenReference::of),
                            "status",
                            LABEL,
                            "usage",
                            MAPPINGS)),
            table(
                    "workflow_run",
                    "org_id run_id",
                    Map.of(
                            "run_id", Rule.of(RunId::new),
                            "gateway_run_id", Rule.of(RunId::new),
                            "workflow", LABEL,
                            "launched_by", ACTOR,
                            "resumed_by", ACTOR,
                            "reservations", Rule.ofEach(ReservationId::new),
                            "wait_node", NODE,
                            "input", INPUT,
                            "outputs", REPORT)),
            table(
                    "approval",
                    "org_id approval_id",
                    Map.of("approval_id", Rule.of(ApprovalId::new), "workflow", LABEL, "node_id", NODE)),
            table("approval_decision", "org_id approval_id position", Map.of("decided_by", ACTOR, "note", NOTE)),
            table(
                    "approval_policy",
                    "org_id policy_id",
                    Map.of(
                            "policy_id",
                            Rule.of(PolicyId::new),
                            "workflow",
                            LABEL,
                            "node_id",
                            NODE,
                            "roles",
                            Rule.ofEach(Label::new),
                            "teams",
                            Rule.ofEach(TeamId::new),
                            "users",
                            Rule.ofEach(UserId::new))),
            table("quota_event", "org_id sequence", Map.of("metric", LABEL, "unit", LABEL)),
            table("quota_denial", "org_id sequence", Map.of("metric", LABEL, "unit", LABEL, DENIED_ACTOR, ACTOR)),
            table("quota_refusal", "org_id sequence number", Map.of("request_id", Rule.of(RequestId::new))),
            table("audit_event", "org_id sequence", ofAudit()),
            table("platform_audit_event", "sequence", ofAudit()));

    private static Map<String, Rule> ofAudit() {
        return Map.of(
                "event_id", Rule.of(AuditEventId::new),
                "actor_id", ACTOR,
                "action", LABEL,
                "target_type", LABEL,
                "target_id", Rule.of(TargetId::new),
                "metadata", METADATA);
    }

    private static Map<String, String> asToday(Map<String, String> mapping) {
        return Map.of(
                "source", JsonList.member(mapping, "source"),
                "pointer", new DataPointer(JsonList.member(mapping, "pointer")).value(),
                "metric", LABEL.apply(JsonList.member(mapping, "metric")),
                "unit", LABEL.apply(JsonList.member(mapping, "unit")));
    }

    private static Table table(String name, String key, Map<String, Rule> rules) {
        return new Table(name, List.of(key.split(" ")), rules);
    }

    private final Jdbc jdbc;
    private final LedgerDialect dialect;

    RowInspection(Jdbc jdbc, LedgerDialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    private Table find(String name) {
        Table found = TABLES.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown table: " + name));
        return switch (name) {
            case "usage_event" -> found.withKey(dialect.keyOfEvents());
            case "usage_series" -> found.withKey(dialect.keyOfSeries());
            default -> found;
        };
    }

    @Override
    public List<String> tables() {
        return TABLES.stream().map(Table::name).toList();
    }

    @Override
    public Piece look(String name, @Nullable Position after, int limit) {
        Table table = find(name);
        List<Object> parameters = new ArrayList<>(after == null ? List.of() : after.key());
        parameters.add(limit);
        List<BrokenRow> broken = new ArrayList<>();
        List<Position> rows =
                jdbc.query(table.query(after != null), row -> look(table, row, broken), parameters.toArray());
        return new Piece(broken, rows.size() < limit ? null : rows.getLast());
    }

    private static Position look(Table table, ResultSet row, List<BrokenRow> broken) throws SQLException {
        List<Object> key = new ArrayList<>();
        for (int i = 1; i <= table.key().size(); i++) {
            key.add(row.getObject(i));
        }
        int number = table.key().size();
        for (String column : table.columns()) {
            number++;
            String text = row.getString(number);
            String name = COLUMNS_OF_EXPRESSIONS.getOrDefault(column, column);
            String rule = text == null ? null : brokenRule(table.rules().get(column), text);
            if (rule != null) {
                String shown = key.stream().map(String::valueOf).collect(Collectors.joining(" "));
                broken.add(new BrokenRow(table.name(), shown, name, rule));
            }
        }
        return new Position(key);
    }

    private static @Nullable String brokenRule(@Nullable Rule rule, String text) {
        try {
            return rule == null || rule.apply(text).equals(text)
                    ? null
                    : "must not begin or end with white space and must be in Unicode normalization form C (NFC)";
        } catch (InvalidInput refused) {
            return refused.getMessage();
        }
    }
}
