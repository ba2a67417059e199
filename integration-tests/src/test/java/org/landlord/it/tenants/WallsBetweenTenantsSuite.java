package org.landlord.it.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.it.support.AdminKey;

/// Two organizations full of data in one database. Each goes on a random walk with its own key, at the same time,
/// over all operations that the document has, but those of workflows, with its own and the other's ids, cursors, ETags
/// and idempotency
/// keys. Then each does the same once more in a database where the other is not: nothing may tell the two apart.
abstract class WallsBetweenTenantsSuite {

    private static final String ONE = "zqalpha";
    private static final String OTHER = "zqbravo";

    /// How many calls each makes when their organization is full, and once more alone.
    private static final int LENGTH = Integer.getInteger("landlord.walls.length", 1_500);

    /// The same with every build, until somebody asks for another walk.
    private final long seed = Long.getLong("landlord.walls.seed", 4);

    /// The first characters of a failure say what was asked; all of it is in the cause.
    private static final int SHOWN = 2_000;

    /// Some hours ago, so that all is used within the windows of limits, whatever the hour.
    private final Instant usedSince = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.HOURS);

    /// Crossings that time causes would be between others by chance.
    private static final Map<String, String> SETTINGS = Map.of("LANDLORD_HEARTBEAT", "1h");

    @TempDir
    Path folder = Path.of("");

    /// Where both walk.
    abstract Home shared(Path folder, Map<String, String> settings);

    /// Where one of them walks alone.
    abstract Home alone(Path folder, String mark, Map<String, String> settings);

    /// What is left of a walk.
    private record Walked(
            List<TenantWalk.Step> steps,
            Set<String> tried,
            Set<String> succeeded,
            Map<String, BigDecimal> acknowledged,
            Map<String, BigDecimal> summary,
            List<String> rows) {}

    @Test
    void givenTwoOrganizationsFullOfData_whenBothWalkAtRandom_thenEachSeesAndHasWhatItWouldHaveAlone() {
        try {
            walkTogetherAndAlone();
        } catch (AssertionError | CompletionException e) {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            String message = String.valueOf(cause.getMessage());
            throw new AssertionError(
                    "with -Dlandlord.walls.seed=" + seed + ": "
                            + message.substring(0, Math.min(message.length(), SHOWN)),
                    e);
        }
    }

    private void walkTogetherAndAlone() {
        Others.Living ofOther;
        Others.Living ofOne;
        Walked one;
        Walked other;
        try (Home home = shared(folder.resolve("both"), SETTINGS)) {
            Tenant first = moveIn(home, ONE, OTHER);
            Tenant second = moveIn(home, OTHER, ONE);
            Belongings firsts = new Belongings(first.keyId());
            Belongings seconds = new Belongings(second.keyId());
            ofOther = new Others.Living(seconds, new Random(seed + 2));
            ofOne = new Others.Living(firsts, new Random(seed + 3));
            try (TenantWalk ones = new TenantWalk(first, firsts, ofOther, home::next, seed, usedSince, false);
                    TenantWalk others =
                            new TenantWalk(second, seconds, ofOne, home::next, seed + 1, usedSince, false)) {
                together(ones::fill, others::fill);
                together(() -> ones.walk(LENGTH), () -> others.walk(LENGTH));
                one = walked(home, first, ones);
                other = walked(home, second, others);
            }
            assertThat(firsts.made()).as("ids that both were told of").doesNotContainAnyElementsOf(seconds.made());
        }
        assertThatEverythingWasTried(one, other);
        Walked first = one;
        Walked second = other;
        together(
                () -> assertThatItIsAsIfAlone(first, ONE, OTHER, ofOther.remembered(), seed),
                () -> assertThatItIsAsIfAlone(second, OTHER, ONE, ofOne.remembered(), seed + 1));
    }

    private static void together(Runnable one, Runnable other) {
        CompletableFuture.allOf(CompletableFuture.runAsync(one), CompletableFuture.runAsync(other))
                .join();
    }

    private static Walked walked(Home home, Tenant tenant, TenantWalk walk) {
        return new Walked(
                walk.steps(),
                walk.tried(),
                walk.succeeded(),
                walk.acknowledged(),
                walk.summary(),
                home.rows(tenant.orgId()));
    }

    private static void assertThatEverythingWasTried(Walked one, Walked other) {
        Set<String> all = new TreeSet<>();
        Set<String> good = new TreeSet<>();
        for (Operation operation : Operation.all()) {
            // Another walk is about those.
            if (operation.isOfWorkflows()) {
                continue;
            }
            all.add(operation.id());
            // Of the platform's, an organization's key sees that it is one itself, and who calls.
            if (operation.isOfAnOrganization()
                    || Set.of("listOrganizations", "whoAmI").contains(operation.id())) {
                good.add(operation.id());
            }
        }
        good.remove("deleteOrganization");
        assertThat(one.tried()).isEqualTo(all);
        assertThat(other.tried()).isEqualTo(all);
        Set<String> succeeded = new TreeSet<>(one.succeeded());
        succeeded.addAll(other.succeeded());
        assertThat(succeeded).isEqualTo(good);
    }

    private void assertThatItIsAsIfAlone(Walked expected, String mark, String otherMark, Others others, long itsSeed) {
        assertThat(expected.summary()).isEqualTo(expected.acknowledged());
        assertThat(String.join("\n", expected.rows())).doesNotContain(otherMark);
        try (Home home = alone(folder.resolve("only-" + mark), mark, SETTINGS)) {
            Tenant tenant = moveIn(home, mark, otherMark);
            Belongings belongings = new Belongings(tenant.keyId());
            try (TenantWalk walk = new TenantWalk(tenant, belongings, others, home::next, itsSeed, usedSince, false)) {
                walk.fill();
                walk.walk(LENGTH);
                assertThatStepsAreAlike(walk.steps(), expected.steps());
                Walked alone = walked(home, tenant, walk);
                assertThat(alone.summary()).isEqualTo(expected.summary());
                assertThat(alone.rows()).isEqualTo(expected.rows());
            }
        }
    }

    /// The first that differs says more than all of them.
    private static void assertThatStepsAreAlike(List<TenantWalk.Step> alone, List<TenantWalk.Step> together) {
        for (int i = 0; i < together.size(); i++) {
            assertThat(alone.get(i).answer())
                    .as(
                            "answer %d, with and without the other\nasked: %s",
                            i, together.get(i).asking())
                    .isEqualTo(together.get(i).answer());
        }
        assertThat(alone).hasSameSizeAs(together);
    }

    private static Tenant moveIn(Home home, String mark, String otherMark) {
        String orgId = Tenant.orgId(mark);
        api(home)
                .body("{\"orgId\":\"" + orgId + "\",\"slug\":\"" + mark + "\",\"name\":\"" + mark + "\"}")
                .post("/v1/orgs")
                .then()
                .statusCode(201);
        JsonPath key = api(home)
                .body("{\"name\":\"walk " + mark + "\",\"scopes\":[\"*\"]}")
                .post("/v1/orgs/" + orgId + "/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Tenant(mark, otherMark, orgId, key.getString("token"), key.getString("keyId"));
    }

    private static RequestSpecification api(Home home) {
        return given().baseUri(home.next().toString())
                .header("Authorization", AdminKey.BEARER)
                .contentType("application/json");
    }
}
