package org.landlord.it.tenants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.landlord.it.support.AdminKey;

/// What a tenant has come to know of what is theirs, from the answers they got: ids, cursors, ETags, and the
/// requests they sent. Their own walk takes from it, and so does the other tenant's, from another thread.
final class Belongings {

    /// The newest so many of each kind are likely to be there still.
    private static final int KEPT = 60;

    private static final Pattern ID =
            Pattern.compile("\"(userId|teamId|projectId|providerId|eventId|reservationId|keyId|name|gatewayId|runId"
                    + "|gatewayRunId|approvalId|policyId)\":\"([^\"]+)\"");
    private static final Pattern ULID = Pattern.compile("(?<![0-9a-z])[0-9][0-9a-hjkmnp-tv-z]{25}(?![0-9a-z])");

    private final Map<String, List<String>> values = new HashMap<>();
    private final List<Asking> askings = new ArrayList<>();
    private final Set<String> made = ConcurrentHashMap.newKeySet();
    private final String ownKey;

    /// @param ownKey the id of the key that the tenant gets in with: it is not for them to revoke
    Belongings(String ownKey) {
        this.ownKey = ownKey;
    }

    synchronized void add(String kind, String value) {
        List<String> known = values.computeIfAbsent(kind, _ -> new ArrayList<>());
        known.remove(value);
        known.add(value);
        if (known.size() > KEPT) {
            known.removeFirst();
        }
    }

    synchronized void add(Asking asking) {
        askings.add(asking);
    }

    synchronized @Nullable String any(String kind, Random random) {
        List<String> known = values.getOrDefault(kind, List.of());
        return known.isEmpty() ? null : known.get(random.nextInt(known.size()));
    }

    /// Something that the other would like to get at. The key that this tenant gets in with above all.
    synchronized @Nullable String coveted(String kind, Random random) {
        return kind.equals("keyId") && random.nextInt(3) == 0 ? ownKey : any(kind, random);
    }

    /// The newest of a kind.
    synchronized @Nullable String last(String kind) {
        List<String> known = values.getOrDefault(kind, List.of());
        return known.isEmpty() ? null : known.getLast();
    }

    synchronized Asking anyAsking(Random random) {
        return askings.get(random.nextInt(askings.size()));
    }

    /// Learns from an answer to the tenant.
    void learn(Asking asking, Answer answer) {
        learnWhatIsMade(asking, answer);
        if ("QUOTA_EXCEEDED".equals(answer.header("Landlord-Error-Code"))
                && asking.taken().isEmpty()) {
            add("requestId", Objects.requireNonNull(answer.header("X-Request-Id")));
        }
        if (!answer.isSuccess() || asking.isOfDenials()) {
            return;
        }
        Matcher id = ID.matcher(answer.body());
        while (!asking.operation().id().equals("exportAudit") && id.find()) {
            if (isOf(asking, id.group(1)) && !id.group(2).equals(ownKey)) {
                boolean ofAuditEvent =
                        id.group(1).equals("eventId") && asking.path().contains("/audit-events");
                // A run may be asked for as its gateway calls it.
                String kind = id.group(1).equals("gatewayRunId") ? "runId" : id.group(1);
                add(ofAuditEvent ? "auditEventId" : kind, id.group(2));
            }
        }
        if (asking.taken().isEmpty()) {
            add(Composer.places(asking.operation()), asking.path());
        }
        String etag = answer.header("ETag");
        if (etag != null) {
            add(Composer.ETAGS, etag);
            add(Composer.etags(asking.path()), etag);
        }
        String cursor = answer.nextCursor();
        if (cursor != null) {
            add(Composer.cursors(asking.operation()), cursor);
            add(Composer.cursors(asking.target()), cursor);
        }
    }

    /// True if a word means in this answer what it means in a path: people have names too.
    private static boolean isOf(Asking asking, String word) {
        return switch (word) {
            case "eventId" ->
                asking.path().contains("/usage-events") || asking.path().contains("/audit-events");
            case "name" -> asking.path().contains("/secret-refs");
            case "gatewayId", "runId", "gatewayRunId", "approvalId", "policyId" ->
                asking.operation().isOfWorkflows();
            default -> true;
        };
    }

    private void learnWhatIsMade(Asking asking, Answer answer) {
        // Who made them both is no secret to them.
        String text = answer.text().replace(AdminKey.ACTOR.value(), "");
        for (Asking.Taken taken : asking.taken()) {
            text = text.replace(asking.path(), "").replace(taken.value(), "");
        }
        Matcher ulid = ULID.matcher(text);
        while (ulid.find()) {
            made.add(ulid.group());
        }
    }

    /// The ids that the server has made and told this tenant of.
    Set<String> made() {
        return Set.copyOf(made);
    }
}
