package org.landlord.adapter.smithers;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.migration.SourceTable;
import org.landlord.port.out.migration.SourceRow;
import org.landlord.port.out.migration.SourceStore;

/// Reads an open database of the original store.
final class SmithersStore implements SourceStore {

    private static final String OF_ORGANIZATION = " WHERE t.org_id = ?";

    private final Connection connection;
    private final SourceSchema schema;

    SmithersStore(Connection connection, SourceSchema schema) {
        this.connection = connection;
        this.schema = schema;
    }

    @Override
    public long rows() {
        long rows = 0;
        for (SourceTable table : SourceTable.values()) {
            for (String name : schema.tables(table)) {
                rows += count("SELECT count(*) FROM " + name);
            }
        }
        return rows;
    }

    @Override
    public void organizations(Consumer<SourceRow> consumer) {
        for (String name : schema.tables(SourceTable.ORGS)) {
            read(
                    SourceTable.ORGS,
                    schema.select(SourceTable.ORGS, name) + schema.order(SourceTable.ORGS, name),
                    consumer);
        }
    }

    @Override
    public void rows(SourceTable table, @Nullable Object orgId, Consumer<SourceRow> consumer) {
        for (String name : schema.tables(table)) {
            read(table, schema.select(table, name) + OF_ORGANIZATION + schema.order(table, name), consumer, orgId);
        }
    }

    @Override
    public long count(SourceTable table, @Nullable Object orgId) {
        long rows = 0;
        for (String name : schema.tables(table)) {
            rows += count("SELECT count(*) FROM " + name + " t" + OF_ORGANIZATION, orgId);
        }
        return rows;
    }

    @Override
    public void orphans(SourceTable table, Consumer<SourceRow> consumer) {
        String organizations = schema.tables(SourceTable.ORGS).getFirst();
        for (String name : schema.tables(table)) {
            String without = " WHERE NOT EXISTS (SELECT 1 FROM " + organizations + " o WHERE o.org_id = t.org_id)";
            read(table, schema.select(table, name) + without, consumer);
        }
    }

    private long count(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw SourceErrors.failure(e);
        }
    }

    private void read(SourceTable table, String sql, Consumer<SourceRow> consumer, @Nullable Object... parameters) {
        List<String> fields = schema.fields(table);
        try (PreparedStatement statement = prepared(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                consumer.accept(row(table, fields, rows));
            }
        } catch (SQLException e) {
            throw SourceErrors.failure(e);
        }
    }

    private PreparedStatement prepared(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static SourceRow row(SourceTable table, List<String> fields, ResultSet rows) throws SQLException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            values.put(fields.get(i), value(fields.get(i), rows.getObject(i + 1)));
        }
        return new SourceRow(table, values);
    }

    private static @Nullable Object value(String field, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Integer number -> number.longValue();
            case Float number -> number.doubleValue();
            case String text when SourceSchema.isJson(field) -> JsonObject.read(text);
            default -> value;
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SourceErrors.failure(e);
        }
    }
}
