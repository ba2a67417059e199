package org.landlord.port.in.migration;

import java.util.List;
import org.landlord.domain.migration.SourceTable;

/// The result of an import.
///
/// @param dryRun true if nothing was changed
/// @param organizations organizations of the source that are in Landlord
/// @param tables the counts of each table, in the order of [SourceTable]
/// @param findings what Landlord does not have as the source has it: at most [#MAX_FINDINGS], in the
///     order of the import
/// @param moreFindings the number of findings that are not listed
public record ImportReport(
        boolean dryRun, long organizations, List<Counts> tables, List<Finding> findings, long moreFindings) {

    public static final int MAX_FINDINGS = 1000;

    public ImportReport {
        tables = List.copyOf(tables);
        findings = List.copyOf(findings);
    }

    /// True if Landlord has every row of the source as the source has it.
    public boolean isComplete() {
        return findings.isEmpty();
    }

    /// The rows of a table. Each is imported, already there, different or refused.
    ///
    /// @param imported stored by this import; in a dry run, rows that would be stored
    /// @param alreadyThere equal to what Landlord has
    /// @param different Landlord has a row with the same key and other values, and keeps it
    /// @param refused not allowed by a rule, or without the row that it belongs to
    /// @param rounded rows with a quantity of more than nine fraction digits, which Landlord has
    ///     rounded; part of the imported and existing ones
    public record Counts(
            SourceTable table, long imported, long alreadyThere, long different, long refused, long rounded) {

        /// Rows of the source.
        public long rows() {
            return imported + alreadyThere + different + refused;
        }
    }

    /// Why Landlord does not have rows as the source has them.
    ///
    /// @param key the key of the row; the organization, if all its rows in the table are refused
    /// @param outcome whether the row was refused, or Landlord keeps a different one
    /// @param field the field with the problem
    /// @param detail the rule, continuing after the name of the field
    /// @param rows how many rows
    public record Finding(SourceTable table, String key, Outcome outcome, String field, String detail, long rows) {}

    /// What happened to a row that is not in Landlord as the source has it.
    public enum Outcome {
        /// Landlord has no such row.
        REFUSED,
        /// Landlord has another row with this key, and keeps it.
        DIFFERENT;

        public String label() {
            return this == REFUSED ? "refused" : "different";
        }
    }
}
