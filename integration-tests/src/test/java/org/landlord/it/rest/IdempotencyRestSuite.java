package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A POST that carries an `Idempotency-Key` can be repeated.
abstract class IdempotencyRestSuite extends RestSuite {

    @Test
    void givenAnAnsweredPost_whenItIsRepeatedWithItsKey_thenTheFirstAnswerComesAgain() {
        String org = newOrg();
        String body = "{\"slug\":\"crew\",\"name\":\"Crew\"}";
        Response first = keyed("key", org + "/teams", body);
        patch(first.header("Location"), "{\"name\":\"Renamed\"}").then().statusCode(200);

        Response second = keyed("key", org + "/teams", body);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location")))
                .header("ETag", equalTo(first.header("ETag")));
        assertThat(second.asString()).isEqualTo(first.asString());
        get(org + "/teams").then().body("items", hasSize(1));
    }

    @Test
    void givenAnAnsweredPost_whenItsKeyComesWithAnotherBody_thenItIsAConflictAndNothingChanges() {
        String org = newOrg();
        keyed("key", org + "/teams", "{\"slug\":\"a\",\"name\":\"A\"}").then().statusCode(201);
        int changes = changes(org);

        expectProblem(keyed("key", org + "/teams", "{\"slug\":\"b\",\"name\":\"B\"}"), 409, "CONFLICT");

        assertThat(changes(org)).isEqualTo(changes);
    }

    @Test
    void givenOneKey_whenItIsUsedForTwoResources_thenTheyAreTwoKeys() {
        String first = newOrg();
        String second = newOrg();
        String body = "{\"slug\":\"crew\",\"name\":\"Crew\"}";

        keyed("key", first + "/teams", body).then().statusCode(201);
        keyed("key", second + "/teams", body).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        keyed("key", first + "/projects", body).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void givenARefusedPost_whenItIsRepeatedAfterTheCauseIsGone_thenItIsCarriedOut() {
        String org = newOrg();
        String event = "{\"projectId\":\"app\",\"metric\":\"m\",\"quantity\":1}";
        expectInvalid(keyed("key", org + "/usage-events", event), "/projectId");
        post(org + "/projects", "{\"projectId\":\"app\",\"slug\":\"app\",\"name\":\"App\"}");

        keyed("key", org + "/usage-events", event).then().statusCode(201);
        keyed("key", org + "/usage-events", event).then().statusCode(201);

        get(org + "/usage-events").then().body("items", hasSize(1));
    }

    @Test
    void givenOneKey_whenManySendItAtOnce_thenOneIsCarriedOutAndAllHearItsAnswer() throws Exception {
        String org = newOrg();
        Callable<String> post = () -> {
            Response answer = keyed("key", org + "/teams", "{\"slug\":\"crew\",\"name\":\"Crew\"}");
            answer.then().statusCode(201);
            return answer.asString();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> answers =
                    threads.invokeAll(Stream.generate(() -> post).limit(8).toList());

            assertThat(answers)
                    .extracting(Future::resultNow)
                    .containsOnly(answers.getFirst().resultNow());
        }
        get(org + "/teams").then().body("items", hasSize(1));
    }

    @Test
    void givenAKeyThatIsNone_whenItIsSent_thenTheHeaderIsNamed() {
        String org = newOrg();

        expectInvalid(keyed("k".repeat(256), org + "/teams", "{\"slug\":\"a\",\"name\":\"A\"}"), "/Idempotency-Key");
    }

    private Response keyed(String key, String path, String body) {
        return api().header("Idempotency-Key", key).body(body).post(path);
    }
}
