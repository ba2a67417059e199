package org.landlord.adapter.smithers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.landlord.domain.migration.SourceTable;

/// The tables of the original store and the columns of each, as far as a file has them: older versions
/// have fewer. `NULL` stands for a column that is missing.
///
/// Of the secret references there may be a second table: an upgrade that was interrupted leaves it.
final class SourceSchema {

    private static final String PREFIX = "_smithers_cp_";
    private static final String LEGACY = "_legacy";
    private static final String ORG_WIDE = "'__org__'";

    private final Map<String, Set<String>> columns;

    /// A field and how it is computed from columns.
    private record Field(String name, String expression) {}

    private SourceSchema(Map<String, Set<String>> columns) {
        this.columns = columns;
    }

    /// @throws org.landlord.domain.failure.InvalidInput if the file has no table of organizations
    static SourceSchema of(Connection connection) throws SQLException {
        Map<String, Set<String>> columns = new HashMap<>();
        String sql = "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c"
                + " WHERE m.type = 'table' AND substr(m.name, 1, " + PREFIX.length() + ") = '" + PREFIX + "'";
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), _ -> new HashSet<>()).add(rows.getString(2));
            }
        }
        if (!columns.containsKey(PREFIX + SourceTable.ORGS.label())) {
            throw SourceErrors.unusable("is not a database of the control-plane store of Smithers: it has no table "
                    + PREFIX + SourceTable.ORGS.label());
        }
        return new SourceSchema(columns);
    }

    /// The tables of the file with the rows of a table; none if its version has none.
    List<String> tables(SourceTable table) {
        String name = PREFIX + table.label();
        return List.of(name, name + LEGACY).stream()
                .filter(columns::containsKey)
                .toList();
    }

    /// The names of the fields, in the order of [#select].
    List<String> fields(SourceTable table) {
        return definition(table).stream().map(Field::name).toList();
    }

    /// True for the field whose text is a JSON object.
    static boolean isJson(String field) {
        return field.equals("metadata");
    }

    /// `SELECT … FROM` a table, aliased `t`.
    String select(SourceTable table, String name) {
        Set<String> has = columns.getOrDefault(name, Set.of());
        return definition(table).stream()
                .map(field -> expression(field, has))
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + name + " t"));
    }

    private static String expression(Field field, Set<String> has) {
        if (field.name().equals("projectId") && has.contains("project_key")) {
            return "nullif(t.project_key, " + ORG_WIDE + ")";
        }
        return has.contains(field.expression()) ? "t." + field.expression() : "NULL";
    }

    /// The order in which the rows of an organization are read. The newest of several legacy rows of
    /// one secret counts, as for the original.
    String order(SourceTable table, String name) {
        return name.endsWith(LEGACY)
                ? " ORDER BY t.name, t.created_at_ms DESC"
                : switch (table) {
                    case ORGS, BILLING_ACCOUNTS -> " ORDER BY t.org_id";
                    case TEAMS -> " ORDER BY t.team_id";
                    case TEAM_MEMBERS -> " ORDER BY t.team_id, t.user_id";
                    case PROJECTS -> " ORDER BY t.project_id";
                    case PROJECT_TEAMS -> " ORDER BY t.project_id, t.team_id";
                    case IDENTITY_PROVIDERS -> " ORDER BY t.provider_id";
                    case USAGE_EVENTS, AUDIT_EVENTS -> " ORDER BY t.id";
                    case USAGE_LIMITS -> " ORDER BY t.project_id, t.metric, t.unit, t.period";
                    case SECRET_REFS -> " ORDER BY t.project_id, t.name";
                };
    }

    private static List<Field> definition(SourceTable table) {
        List<Field> fields = new ArrayList<>();
        add(fields, "orgId", "org_id");
        switch (table) {
            case ORGS -> add(fields, "slug", "slug", "name", "name");
            case TEAMS -> add(fields, "teamId", "team_id", "slug", "slug", "name", "name");
            case TEAM_MEMBERS -> add(fields, "teamId", "team_id", "userId", "user_id", "role", "role");
            case PROJECTS ->
                add(fields, "projectId", "project_id", "slug", "slug", "name", "name", "metadata", "metadata_json");
            case PROJECT_TEAMS -> add(fields, "projectId", "project_id", "teamId", "team_id", "role", "role");
            case BILLING_ACCOUNTS ->
                add(fields, "plan", "plan", "billingCustomerId", "billing_customer_id", "status", "status");
            case IDENTITY_PROVIDERS -> {
                add(fields, "providerId", "provider_id", "type", "type", "issuer", "issuer", "ssoUrl", "sso_url");
                add(fields, "certificateRef", "certificate_ref", "status", "status", "metadata", "metadata_json");
            }
            case USAGE_EVENTS -> {
                add(fields, "id", "id", "projectId", "project_id", "runId", "run_id", "metric", "metric");
                add(fields, "quantity", "quantity", "unit", "unit", "observedAt", "observed_at_ms");
                add(fields, "metadata", "metadata_json");
            }
            case USAGE_LIMITS -> {
                add(fields, "projectId", "project_id", "metric", "metric", "unit", "unit", "period", "period");
                add(fields, "limitQuantity", "limit_quantity");
            }
            case SECRET_REFS -> {
                add(fields, "projectId", "project_id", "name", "name", "provider", "provider", "ref", "ref");
                add(fields, "createdBy", "created_by", "rotatedAt", "rotated_at_ms");
            }
            case AUDIT_EVENTS -> {
                add(fields, "id", "id", "projectId", "project_id", "actorId", "actor_id", "action", "action");
                add(fields, "targetType", "target_type", "targetId", "target_id", "occurredAt", "occurred_at_ms");
                add(fields, "metadata", "metadata_json");
            }
        }
        add(fields, "createdAt", "created_at_ms", "updatedAt", "updated_at_ms");
        return fields;
    }

    private static void add(List<Field> fields, String... namesAndColumns) {
        for (int i = 0; i < namesAndColumns.length; i += 2) {
            fields.add(new Field(namesAndColumns[i], namesAndColumns[i + 1]));
        }
    }
}
