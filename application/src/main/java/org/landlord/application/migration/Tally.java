package org.landlord.application.migration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.migration.SourceTable;
import org.landlord.port.in.migration.ImportReport;
import org.landlord.port.in.migration.ImportReport.Counts;
import org.landlord.port.in.migration.ImportReport.Finding;
import org.landlord.port.in.migration.ImportReport.Outcome;
import org.landlord.port.out.migration.SourceRow;

/// Counts what became of the rows, of one organization or of the whole source. The memory is bounded.
final class Tally {

    private final Map<SourceTable, Counts> counts = new EnumMap<>(SourceTable.class);
    private final List<Finding> findings = new ArrayList<>();
    private long moreFindings;
    private long organizations;

    Tally() {
        Arrays.stream(SourceTable.values()).forEach(table -> counts.put(table, new Counts(table, 0, 0, 0, 0, 0)));
    }

    /// @param rounded true if the row has a quantity that was rounded
    void add(SourceRow row, boolean rounded, TableImport.Fate fate) {
        long rounding = rounded ? 1 : 0;
        switch (fate) {
            case TableImport.Fate.Imported _ -> add(new Counts(row.table(), 1, 0, 0, 0, rounding));
            case TableImport.Fate.AlreadyThere _ -> add(new Counts(row.table(), 0, 1, 0, 0, rounding));
            case TableImport.Fate.Different(List<String> fields) -> {
                add(new Counts(row.table(), 0, 0, 1, 0, 0));
                fields.forEach(field -> note(
                        finding(row, Outcome.DIFFERENT, field, "differs from the value in Landlord, which was kept")));
            }
            case TableImport.Fate.Refused(InvalidInput reason) -> {
                add(new Counts(row.table(), 0, 0, 0, 1, 0));
                reason.violations().forEach(violation -> note(refusal(row, violation)));
            }
        }
    }

    /// Adds rows that were refused for the same reason.
    void addRefused(SourceTable table, String orgId, String field, String detail, long rows) {
        if (rows > 0) {
            add(new Counts(table, 0, 0, 0, rows, 0));
            note(new Finding(table, orgId, Outcome.REFUSED, field, detail, rows));
        }
    }

    /// Adds the rows of an organization.
    void add(Tally other) {
        other.counts.values().forEach(this::add);
        other.findings.forEach(this::note);
        moreFindings += other.moreFindings;
        organizations += other.counts(SourceTable.ORGS).rows()
                - other.counts(SourceTable.ORGS).refused();
    }

    private static Finding refusal(SourceRow row, Violation violation) {
        String pointer = violation.pointer();
        return finding(row, Outcome.REFUSED, pointer.isEmpty() ? "" : pointer.substring(1), violation.detail());
    }

    private static Finding finding(SourceRow row, Outcome outcome, String field, String detail) {
        return new Finding(row.table(), SourceFields.key(row), outcome, field, detail, 1);
    }

    private void add(Counts more) {
        counts.merge(
                more.table(),
                more,
                (one, other) -> new Counts(
                        one.table(),
                        one.imported() + other.imported(),
                        one.alreadyThere() + other.alreadyThere(),
                        one.different() + other.different(),
                        one.refused() + other.refused(),
                        one.rounded() + other.rounded()));
    }

    private void note(Finding finding) {
        if (findings.size() < ImportReport.MAX_FINDINGS) {
            findings.add(finding);
        } else {
            moreFindings++;
        }
    }

    /// True if a row was stored.
    boolean hasImported() {
        return counts.values().stream().anyMatch(table -> table.imported() > 0);
    }

    Map<String, Long> imported() {
        return byTable(Counts::imported);
    }

    Map<String, Long> refused() {
        return byTable(Counts::refused);
    }

    /// The rows that Landlord has, as the source has them or not.
    Map<String, Long> present() {
        return byTable(table -> table.rows() - table.refused());
    }

    private Map<String, Long> byTable(ToLongFunction<Counts> count) {
        return counts.values().stream()
                .filter(table -> count.applyAsLong(table) > 0)
                .collect(Collectors.toMap(
                        table -> table.table().label(), count::applyAsLong, Long::sum, LinkedHashMap::new));
    }

    private Counts counts(SourceTable table) {
        return Objects.requireNonNull(counts.get(table));
    }

    ImportReport report(boolean dryRun) {
        return new ImportReport(dryRun, organizations, List.copyOf(counts.values()), findings, moreFindings);
    }
}
