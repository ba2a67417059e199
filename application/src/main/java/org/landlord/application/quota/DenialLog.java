package org.landlord.application.quota;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.application.shared.UseCaseContext;
import org.landlord.domain.access.Caller;
import org.landlord.domain.access.RequestId;
import org.landlord.domain.access.Scope;
import org.landlord.domain.failure.Failure;
import org.landlord.domain.quota.Denial;
import org.landlord.domain.quota.QuotaShortfall;
import org.landlord.domain.quota.Refusal;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.domain.tenancy.Organization;
import org.landlord.domain.tenancy.ProjectId;
import org.landlord.port.out.GroupWriter;
import org.landlord.port.out.Outcome;
import org.landlord.port.out.Stores;
import org.landlord.port.out.quota.DenialStore;

/// Notes refusals by hard limits in memory and stores them together, so that a refused request neither writes nor
/// waits: docs/adr/0046-denials.md.
///
/// Of one organization in one minute, the first [#TOLD_APART] denials have a caller and a project. Further refusals
/// are counted by limit only, and beyond [#OF_ONE_ORGANIZATION] denials they are only logged.
public final class DenialLog {

    private static final System.Logger LOG = System.getLogger(DenialLog.class.getName());

    /// The number of denials of one organization in one minute with a caller and a project.
    static final int TOLD_APART = 100;

    /// The maximum number of denials of one organization in one minute, and in memory.
    static final int OF_ONE_ORGANIZATION = 200;

    /// The maximum number of denials in memory: about 20 MB with all of their refusals.
    private static final int OF_ALL = 5_000;

    /// The number of denials that one command stores: about five milliseconds with all of their refusals.
    private static final int AT_ONCE = 20;

    private final UseCaseContext ports;
    private final GroupWriter<List<Denial>, Integer> writer;
    private final Map<OrgId, Notes> notes = new HashMap<>();
    private int size;
    private long notKept;

    /// Held while denials are stored, so that those who read them next wait for those that are on the way.
    private final ReentrantLock writing = new ReentrantLock();

    /// The denials of an organization that are not stored yet.
    private static final class Notes {
        private Instant minute = Instant.MIN;

        /// The denials of that minute, stored or not.
        private final Set<Denial.Key> ofMinute = new HashSet<>();

        private final Map<Denial.Key, Denial> pending = new LinkedHashMap<>();

        /// The key under which a refusal is counted; null if there are too many.
        private Denial.@Nullable Key place(Denial.Key key) {
            if (!key.minute().equals(minute)) {
                minute = key.minute();
                ofMinute.clear();
            }
            Denial.Key place = ofMinute.contains(key) || ofMinute.size() < TOLD_APART ? key : key.withoutCaller();
            boolean isKept = ofMinute.contains(place) || ofMinute.size() < OF_ONE_ORGANIZATION;
            if (isKept) {
                ofMinute.add(place);
            }
            return isKept ? place : null;
        }
    }

    public DenialLog(UseCaseContext ports) {
        this.ports = ports;
        this.writer = ports.gate().withoutAuthorization().grouped(DenialLog::store);
    }

    /// Notes a refusal in memory.
    ///
    /// @param projectId the project of the usage; null for none, or several
    void note(Caller caller, @Nullable ProjectId projectId, QuotaShortfall shortfall) {
        Instant now = ports.clock().now();
        String request = caller.origin().requestId();
        RequestId requestId = request == null || !RequestId.isValid(request) ? null : new RequestId(request);
        Refusal refusal = Refusal.of(shortfall, requestId, now);
        note(Denial.of(Denial.Key.of(shortfall.limit(), projectId, caller, now), refusal));
    }

    private synchronized void note(Denial denial) {
        Notes ofOrg = notes.computeIfAbsent(denial.key().limit().orgId(), _ -> new Notes());
        Denial.Key place = ofOrg.place(denial.key());
        if (place == null) {
            notKept += denial.count();
        } else {
            keep(ofOrg, place.equals(denial.key()) ? denial : denial.under(place), false);
        }
    }

    /// @param isEarlier true for a denial whose refusals came before those with the same key
    private void keep(Notes ofOrg, Denial denial, boolean isEarlier) {
        Denial other = ofOrg.pending.get(denial.key());
        if (other != null) {
            ofOrg.pending.put(denial.key(), isEarlier ? denial.plus(other) : other.plus(denial));
        } else if (size < OF_ALL && ofOrg.pending.size() < OF_ONE_ORGANIZATION) {
            ofOrg.pending.put(denial.key(), denial);
            size++;
        } else {
            notKept += denial.count();
        }
    }

    /// Stores what was noted.
    ///
    /// @return the number of denials
    /// @throws RuntimeException the first failure, if storage cannot write now; its denials stay noted
    int write() {
        writing.lock();
        try {
            logNotKept();
            return write(takeAll());
        } finally {
            writing.unlock();
        }
    }

    /// Stores what was noted of an organization, for a reader. Storage that cannot write now may still be read.
    void write(OrgId orgId) {
        writeForReader(() -> take(orgId));
    }

    /// Stores what was noted of all organizations, for a reader.
    void writeAll() {
        writeForReader(this::takeAll);
    }

    private void writeForReader(Supplier<List<Denial>> taken) {
        if (ports.gate().withoutAuthorization().isOpen()) {
            return;
        }
        writing.lock();
        try {
            write(taken.get());
        } catch (Failure _) {
            // The next call stores it.
        } finally {
            writing.unlock();
        }
    }

    /// Forgets what was noted of an organization when its deletion is stored. To be called in the unit of work that
    /// deletes it.
    public void forgetAllAfterCommit(OrgId orgId) {
        ports.gate().withoutAuthorization().afterCommit(() -> take(orgId));
    }

    private int write(List<Denial> denials) {
        Map<OrgId, List<Denial>> byOrg = new LinkedHashMap<>();
        denials.forEach(denial -> byOrg.computeIfAbsent(denial.key().limit().orgId(), _ -> new ArrayList<>())
                .add(denial));
        List<CompletableFuture<@Nullable Throwable>> running = new ArrayList<>();
        byOrg.forEach((orgId, all) -> {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                running.add(submit(orgId, all.subList(from, Math.min(from + AT_ONCE, all.size()))));
            }
        });
        Throwable failure = null;
        for (CompletableFuture<@Nullable Throwable> one : running) {
            Throwable thrown = one.join();
            failure = failure == null ? thrown : failure;
        }
        return switch (failure) {
            case null -> denials.size();
            case RuntimeException refused -> throw refused;
            default -> throw new IllegalStateException("denials were not stored", failure);
        };
    }

    /// @return completes with null, or with the failure when the denials are noted again
    private CompletableFuture<@Nullable Throwable> submit(OrgId orgId, List<Denial> denials) {
        int rows = denials.stream()
                .mapToInt(denial -> 1 + denial.refusals().size())
                .sum();
        return writer.submit(new Scope.Org(orgId), denials, rows)
                .<@Nullable Throwable>handle((_, thrown) -> {
                    if (thrown != null) {
                        putBack(denials);
                    }
                    return thrown instanceof CompletionException && thrown.getCause() != null
                            ? thrown.getCause()
                            : thrown;
                })
                .toCompletableFuture();
    }

    private synchronized void putBack(List<Denial> denials) {
        for (Denial denial : denials) {
            keep(notes.computeIfAbsent(denial.key().limit().orgId(), _ -> new Notes()), denial, true);
        }
    }

    private synchronized List<Denial> take(OrgId orgId) {
        Notes ofOrg = notes.get(orgId);
        return ofOrg == null ? List.of() : take(ofOrg);
    }

    private synchronized List<Denial> takeAll() {
        List<Denial> all =
                notes.values().stream().flatMap(ofOrg -> take(ofOrg).stream()).toList();
        Instant minute = ports.clock().now().truncatedTo(ChronoUnit.MINUTES);
        notes.values().removeIf(ofOrg -> !ofOrg.minute.equals(minute));
        return all;
    }

    private List<Denial> take(Notes ofOrg) {
        List<Denial> all = List.copyOf(ofOrg.pending.values());
        ofOrg.pending.clear();
        size -= all.size();
        return all;
    }

    private void logNotKept() {
        long count;
        synchronized (this) {
            count = notKept;
            notKept = 0;
        }
        if (count > 0) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} refusals by hard limits were not stored as denials, because their organizations have too many"
                            + " different ones",
                    count);
        }
    }

    private static List<Outcome<Integer>> store(Stores stores, List<List<Denial>> commands) {
        return commands.stream()
                .map(denials -> Outcome.of(() -> storeAll(stores, denials)))
                .toList();
    }

    private static int storeAll(Stores stores, List<Denial> denials) {
        OrgId orgId = denials.getFirst().key().limit().orgId();
        Organization organization = stores.organizations().find(orgId).orElse(null);
        if (organization == null) {
            // Deleted since the refusal, with all that it had.
            return 0;
        }
        DenialStore stored = stores.denials();
        long last = stored.lastSequence(orgId);
        for (Denial denial : denials) {
            if (denial.firstAt().isBefore(organization.createdAt())) {
                // Of a deleted organization with the same id.
                continue;
            }
            Optional<Denial> before = stored.find(denial.key());
            if (before.isPresent()) {
                stored.put(before.get().plus(denial));
            } else {
                last++;
                stored.put(denial.at(last));
            }
        }
        stored.removeUpTo(orgId, last - Denial.MAX_KEPT, AT_ONCE);
        return denials.size();
    }
}
