package org.landlord.adapter.cli.quota;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.LimitKey;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.shared.Timestamps;

/// A refusal in sentences, for an operator to read to a customer.
final class DenialText {

    private DenialText() {}

    static List<String> lines(Denial denial, Refusal refusal) {
        LimitKey limit = denial.key().limit();
        List<String> lines = new ArrayList<>();
        lines.add("Request " + refusal.requestId() + " was refused at " + Timestamps.format(refusal.refusedAt())
                + ", because a hard limit has too little left.");
        lines.add("");
        lines.add("Caller:     " + caller(denial.key()));
        lines.add("Usage of:   organization " + limit.orgId() + project(denial));
        lines.add("Requested:  " + refusal.requestedQuantity() + " of " + limit.metric() + " (unit " + limit.unit()
                + ")");
        lines.add("Limit:      " + refusal.limitQuantity() + ", period "
                + limit.period().label() + ", of "
                + (limit.projectId() == null ? "the organization" : "the project " + limit.projectId()));
        lines.add("Used:       " + refusal.usedQuantity() + " from "
                + Timestamps.format(refusal.window().since()) + " to "
                + Timestamps.format(refusal.window().until()));
        lines.add("Reserved:   " + refusal.reservedQuantity());
        lines.add("Left:       " + refusal.remainingQuantity());
        lines.add("Possible:   " + possible(refusal));
        lines.add("Refusals:   " + denial.count() + " in this minute with the same limit, project and caller, from "
                + Timestamps.format(denial.firstAt()) + " to " + Timestamps.format(denial.lastAt()));
        lines.add("");
        lines.add("To change the limit:");
        lines.add("  " + command(limit));
        return lines;
    }

    private static String caller(Denial.Key key) {
        return key.actorId() == null
                ? "not known, because many callers were refused in this minute"
                : (key.actorKind() == null ? "" : key.actorKind().label() + " ") + key.actorId();
    }

    private static String project(Denial denial) {
        return denial.key().projectId() == null
                ? ""
                : ", project " + denial.key().projectId();
    }

    private static String possible(Refusal refusal) {
        @Nullable Instant resetAt = refusal.resetAt();
        if (refusal.exceedsLimit()) {
            return "never: the request exceeds the whole limit";
        }
        if (refusal.isOfEarlierWindow()) {
            return "never: the usage belongs to a window that is over";
        }
        return resetAt == null
                ? "not determined, because too many requests waited"
                : "from " + Timestamps.format(resetAt) + " on, without other usage";
    }

    private static String command(LimitKey limit) {
        return "landlord limit set --org " + limit.orgId()
                + (limit.projectId() == null ? "" : " --project " + limit.projectId())
                + " --metric " + quoted(limit.metric().value()) + " --unit "
                + quoted(limit.unit().value())
                + " --period " + limit.period().label() + " --quantity QUANTITY --reason REASON";
    }

    /// As one word of a POSIX shell.
    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_.:/-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
