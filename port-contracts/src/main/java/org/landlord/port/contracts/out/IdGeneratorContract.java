package org.landlord.port.contracts.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.OrgId;
import org.landlord.port.out.IdGenerator;

/// The contract of [org.landlord.port.out.IdGenerator].
public abstract class IdGeneratorContract {

    /// The generator under test: the same one for every call.
    protected abstract IdGenerator idGenerator();

    @Test
    void anIdIsItsPrefixAndAUlidInLowerCase() {
        for (String prefix : List.of("org", "team", "proj", "idp", "evt")) {
            assertThat(idGenerator().next(prefix)).matches(prefix + "_[0-7][0-9a-hjkmnp-tv-z]{25}");
        }
    }

    @Test
    void anIdFollowsTheRulesOfIds() {
        String id = idGenerator().next("org");

        assertThat(new OrgId(id).value()).isEqualTo(id);
    }

    @Test
    void laterIdsAreGreaterAsText() {
        List<String> ids =
                Stream.generate(() -> idGenerator().next("evt")).limit(10_000).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsOfConcurrentThreadsAreUniqueAndIncreasingWithinEachThread() {
        Set<String> all = ConcurrentHashMap.newKeySet();

        Threads.inParallel(16, _ -> {
            List<String> ids =
                    Stream.generate(() -> idGenerator().next("evt")).limit(1000).toList();
            assertThat(ids).isSorted();
            all.addAll(ids);
        });

        assertThat(all).hasSize(16_000);
    }
}
