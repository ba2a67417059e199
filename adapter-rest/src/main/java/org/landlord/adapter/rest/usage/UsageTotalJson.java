package org.landlord.adapter.rest.usage;

import org.landlord.adapter.rest.http.json.JsonShape;
import org.landlord.adapter.rest.http.json.ObjectWriter;
import org.landlord.domain.usage.UsageTotal;
import org.landlord.port.in.usage.SummarizeUsage;

/// A line of a usage summary as JSON.
public final class UsageTotalJson {

    private UsageTotalJson() {}

    /// Writes a line of a summary that is cut neither by project nor by time.
    public static void write(UsageTotal total, ObjectWriter out) {
        out.text("orgId", total.orgId()).text("metric", total.metric()).text("unit", total.unit());
        out.sum("quantity", total.quantity());
    }

    /// Writes what a line of the answer to `query` has: the project, even if there is none, in a summary by project,
    /// and when the bucket begins in one by bucket.
    static JsonShape<UsageTotal> of(SummarizeUsage query) {
        return (total, out) -> {
            write(total, out);
            if (query.byProject()) {
                out.text("projectId", total.projectId());
            }
            if (query.bucket() != null) {
                out.instant("bucketStart", total.bucketStart());
            }
        };
    }
}
