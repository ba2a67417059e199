package org.landlord.wire.json.usage;

import org.landlord.domain.shared.Label;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.usage.SumsReport;
import org.landlord.wire.json.ObjectReader;
import org.landlord.wire.json.ObjectWriter;

/// Usage summaries as JSON, and the report on whether they are right.
public final class UsageSummaryJson {

    private UsageSummaryJson() {}

    /// A line of a summary.
    ///
    /// @param byProject whether it has a project, which may be null
    /// @param byTime whether it has the start of a bucket
    public static void write(UsageTotal total, ObjectWriter out, boolean byProject, boolean byTime) {
        out.text("orgId", total.orgId())
                .text("metric", total.metric())
                .text("unit", total.unit())
                .sum("quantity", total.quantity());
        if (byProject) {
            out.text("projectId", total.projectId());
        }
        if (byTime) {
            out.instant("bucketStart", total.bucketStart());
        }
    }

    public static UsageTotal read(ObjectReader in) {
        return new UsageTotal(
                in.required("orgId", OrgId::new),
                in.optional("projectId", ProjectId::new),
                in.required("metric", Label::new),
                in.required("unit", Label::new),
                in.timestamp("bucketStart"),
                in.sum("quantity"));
    }

    public static void writeReport(SumsReport report, ObjectWriter out) {
        out.number("series", report.series()).number("faults", report.faults()).bool("rebuilt", report.rebuilt());
    }

    public static SumsReport readReport(ObjectReader in) {
        return new SumsReport(in.number("series"), in.number("faults"), in.requiredFlag("rebuilt"));
    }
}
