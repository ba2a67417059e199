package org.landlord.it.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Organizations, members, teams, projects and grants.
abstract class TenancyRestSuite extends RestSuite {

    private static final String TIMESTAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

    @Test
    void givenASlugInsteadOfAnId_whenAPathIsCalled_thenItIsThatOfTheIdAndForeignSlugsAreUnknown() {
        String org = newOrgWithProject();
        String other = newOrg();
        String bySlug = "/v1/orgs/slug:" + idOf(org);

        get(bySlug).then().statusCode(200).body("orgId", equalTo(idOf(org)));
        get(bySlug.replace(":", "%3A")).then().statusCode(200).body("orgId", equalTo(idOf(org)));
        get(bySlug + "/projects/slug:app").then().statusCode(200).body("projectId", equalTo("app"));
        get(org + "/projects/slug:app").then().statusCode(200).body("projectId", equalTo("app"));
        post(bySlug + "/usage-events", "{\"metric\":\"m\",\"quantity\":1}")
                .then()
                .statusCode(201)
                .body("orgId", equalTo(idOf(org)));
        patch(bySlug + "/projects/slug:app", "{\"name\":\"Renamed\"}")
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"));

        String token = post(org + "/api-keys", "{\"name\":\"Own\",\"scopes\":[\"org:read\"]}")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
        plain().header("Authorization", "Bearer " + token).get(bySlug).then().statusCode(200);
        for (String foreign : new String[] {idOf(other), unique("none")}) {
            expectProblem(
                            plain().header("Authorization", "Bearer " + token).get("/v1/orgs/slug:" + foreign),
                            404,
                            "NOT_FOUND")
                    .body("detail", equalTo("no org slug:" + foreign), "id", equalTo("slug:" + foreign));
        }
        expectProblem(get(bySlug + "/projects/slug:none"), 404, "NOT_FOUND").body("kind", equalTo("project"));
        expectInvalid(get("/v1/orgs/slug:No Slug".replace(" ", "%20")), "/orgId");
    }

    @Test
    void givenNoId_whenAnOrganizationIsMade_thenItGetsOneAndIsReadBackAsItWasAnswered() {
        String slug = unique("s");
        var created = post(
                "/v1/orgs",
                "{\"slug\":\"" + slug + "\",\"name\":\" Ünïcode & Co \",\"metadata\":{\"b\":1.00,\"a\":[null,true]}}");

        created.then()
                .statusCode(201)
                .body("orgId", matchesPattern("org_[0-9a-hjkmnp-tv-z]{26}"))
                .body("name", equalTo("Ünïcode & Co"))
                .body("createdAt", matchesPattern(TIMESTAMP))
                .header("ETag", matchesPattern("\"[A-Za-z0-9_-]+\""));
        assertThat(created.asString()).contains("\"metadata\":{\"b\":1.00,\"a\":[null,true]}");
        var read = get(created.header("Location"));
        read.then().statusCode(200).header("ETag", equalTo(created.header("ETag")));
        assertThat(read.asString()).isEqualTo(created.asString());
    }

    @Test
    void givenAnOrganization_whenItIsPatched_thenOnlyTheNamedMembersChange() {
        String org = newOrg();
        patch(org, "{\"metadata\":{\"tier\":\"gold\",\"limits\":{\"a\":1,\"b\":2}}}")
                .then()
                .statusCode(200);

        patch(org, "{\"name\":\"New\",\"metadata\":{\"limits\":{\"a\":null,\"c\":3}}}")
                .then()
                .statusCode(200)
                .body("name", equalTo("New"))
                .body("slug", equalTo(idOf(org)))
                .body("metadata.tier", equalTo("gold"))
                .body("metadata.limits.a", nullValue())
                .body("metadata.limits.b", equalTo(2))
                .body("metadata.limits.c", equalTo(3));
        patch(org, "{\"metadata\":null}").then().body("metadata.size()", equalTo(0));
    }

    @Test
    void givenAnETag_whenSomebodyElseChangesTheOrganization_thenTheOldETagIsRefusedAndNothingChanges() {
        String org = newOrg();
        String old = get(org).header("ETag");
        String current = patch(org, "{\"name\":\"Second\"}").header("ETag");
        int changes = changes(org);

        expectProblem(
                plain().contentType("application/merge-patch+json")
                        .header("If-Match", old)
                        .body("{\"name\":\"Third\"}")
                        .patch(org),
                412,
                "PRECONDITION_FAILED");
        expectProblem(plain().header("If-Match", old).delete(org), 412, "PRECONDITION_FAILED");

        get(org).then().body("name", equalTo("Second")).header("ETag", equalTo(current));
        assertThat(changes(org)).isEqualTo(changes);
        plain().header("If-Match", "\"other\", " + current).delete(org).then().statusCode(204);
    }

    @Test
    void givenTakenSlugsAndIds_whenTheyAreUsedAgain_thenTheProblemNamesKindAndField() {
        String org = newOrg();
        String id = idOf(org);
        post(org + "/teams", "{\"teamId\":\"t\",\"slug\":\"t\",\"name\":\"T\"}")
                .then()
                .statusCode(201);
        post(org + "/projects", "{\"projectId\":\"p\",\"slug\":\"p\",\"name\":\"P\"}")
                .then()
                .statusCode(201);

        expectProblem(post("/v1/orgs", "{\"slug\":\"" + id + "\",\"name\":\"X\"}"), 409, "DUPLICATE_ID")
                .body("kind", equalTo("org"), "field", equalTo("slug"), "value", equalTo(id));
        expectProblem(
                        post("/v1/orgs", "{\"orgId\":\"" + id + "\",\"slug\":\"" + unique("s") + "\",\"name\":\"X\"}"),
                        409,
                        "DUPLICATE_ID")
                .body("kind", equalTo("org"), "field", equalTo("orgId"), "value", equalTo(id));
        expectProblem(post(org + "/teams", "{\"slug\":\"t\",\"name\":\"T\"}"), 409, "DUPLICATE_ID")
                .body("kind", equalTo("team"), "field", equalTo("slug"), "value", equalTo("t"));
        expectProblem(post(org + "/projects", "{\"slug\":\"p\",\"name\":\"P\"}"), 409, "DUPLICATE_ID")
                .body("kind", equalTo("project"), "field", equalTo("slug"), "value", equalTo("p"));
    }

    @Test
    void givenAMissingOrganization_whenAnythingUnderItIsAsked_thenItIsNotFoundWhateverWasAsked() {
        String missing = "/v1/orgs/" + unique("missing");
        List<String> answers = new ArrayList<>();
        for (String path :
                List.of("", "/teams", "/projects", "/members", "/teams/t", "/audit-events", "/secret-refs")) {
            var answer = get(missing + path);
            expectProblem(answer, 404, "NOT_FOUND").body("kind", equalTo("org"));
            answers.add(answer.asString().replace(missing + path, "PATH").replaceAll("\"requestId\":\"\\w+\"", ""));
        }

        assertThat(answers).containsOnly(answers.getFirst());
        expectProblem(post(missing + "/teams", "{\"slug\":\"t\",\"name\":\"T\"}"), 404, "NOT_FOUND");
        expectProblem(post(missing + "/projects", "{\"slug\":\"t\",\"name\":\"T\"}"), 404, "NOT_FOUND");
        expectProblem(delete(missing), 404, "NOT_FOUND");
    }

    @Test
    void givenMembers_whenTheyArePutTwice_thenTheSecondReplacesAndKeepsWhenTheyJoined() {
        String org = newOrg();
        String member = org + "/members/user_1";
        String joined = put(member, "{\"role\":\"admin\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("createdAt");

        put(member, "{\"role\":\"auditor\"}")
                .then()
                .statusCode(200)
                .body("role", equalTo("auditor"), "createdAt", equalTo(joined));
        get(org + "/members").then().statusCode(200).body("items.userId", contains("user_1"));
        delete(member).then().statusCode(204);
        expectProblem(delete(member), 404, "NOT_FOUND");
        get(org + "/members").then().body("items", empty());
    }

    /// As identity providers give them out, and as they stand in a path.
    private static final Map<String, String> FROM_OUTSIDE = Map.of(
            "auth0|5f7c8ec7", "auth0%7C5f7c8ec7",
            "ada@example.com", "ada@example.com",
            "repo:acme/app:ref:main", "repo%3Aacme%2Fapp%3Aref%3Amain",
            "a.b", "a%2Eb",
            "a+b c;d=1", "a+b%20c%3Bd=1",
            "https://id.example//7/../8?x#y", "https%3A%2F%2Fid.example%2F%2F7%2F..%2F8%3Fx%23y",
            "a%2Fb", "a%252Fb",
            "\u00c5sa\ud83d\ude80", "%C3%85sa%F0%9F%9A%80");

    @Test
    void givenIdsFromOutside_whenPeopleArePutListedAndRemovedByThem_thenTheyAreKeptToTheLetter() {
        String org = newOrg();
        String team = org + "/teams/team_1";
        post(org + "/teams", "{\"teamId\":\"team_1\",\"slug\":\"one\",\"name\":\"One\"}")
                .then()
                .statusCode(201);

        FROM_OUTSIDE.forEach((id, path) -> {
            for (String members : List.of(org + "/members/", team + "/members/")) {
                put(members + path, "{\"role\":\"member\"}")
                        .then()
                        .statusCode(201)
                        .body("userId", equalTo(id));
                put(members + path, "{\"role\":\"member\"}").then().statusCode(200);
            }
        });
        for (String members : List.of(org + "/members", team + "/members")) {
            assertThat(walk(members + "?limit=3", "items.userId"))
                    .containsExactlyInAnyOrderElementsOf(FROM_OUTSIDE.keySet());
        }
        FROM_OUTSIDE.values().forEach(path -> {
            delete(team + "/members/" + path).then().statusCode(204);
            delete(org + "/members/" + path).then().statusCode(204);
            expectProblem(delete(org + "/members/" + path), 404, "NOT_FOUND");
        });
    }

    @Test
    void givenWhatCannotNameAPerson_whenSomebodyIsPutByIt_thenThatIsSaidAndNobodyIsThere() {
        String org = newOrg();
        for (String path :
                List.of("%20ada", "ada%C2%A0", "__org__", "a%E2%80%8Bb", "a%0Ab", "x".repeat(256), "a%ED%A0%80")) {
            expectProblem(put(org + "/members/" + path, "{\"role\":\"member\"}"), 400, "INVALID_INPUT");
        }
        for (String path : List.of(".", "..", "%2e", "%2E%2e")) {
            expectProblem(put(org + "/members/" + path, "{\"role\":\"member\"}"), 400, "INVALID_INPUT");
        }
        get(org + "/members").then().statusCode(200).body("items", empty());
    }

    @Test
    void givenAnActorFromOutside_whenTheLogIsAskedForThem_thenItFindsThem() {
        String org = newOrg();
        String events = org + "/audit-events";
        post(
                        events,
                        "{\"actorId\":\"auth0|5f7c+8\",\"action\":\"run.approve\",\"targetType\":\"user\","
                                + "\"targetId\":\"repo:acme/app:ref:main\"}")
                .then()
                .statusCode(201)
                .body("actorId", equalTo("auth0|5f7c+8"));
        get(events + "?actorId=auth0%7C5f7c%2B8&targetId=repo%3Aacme%2Fapp%3Aref%3Amain")
                .then()
                .statusCode(200)
                .body("items.actorId", contains("auth0|5f7c+8"));
    }

    @Test
    void givenATeam_whenItIsUsed_thenMembersAndGrantsHangOnIt() {
        String org = newOrgWithProject();
        String team =
                post(org + "/teams", "{\"slug\":\"crew\",\"name\":\"Crew\"}").header("Location");
        String teamId = team.substring(team.lastIndexOf('/') + 1);
        get(team).then().statusCode(200).body("slug", equalTo("crew"));
        patch(team, "{\"name\":\"Night crew\"}").then().statusCode(200).body("name", equalTo("Night crew"));
        get(org + "/teams").then().statusCode(200).body("items.teamId", contains(teamId));

        plain().put(team + "/members/user_1").then().statusCode(201).body("role", equalTo("member"));
        put(team + "/members/user_1", "{\"role\":\"lead\"}")
                .then()
                .statusCode(200)
                .body("role", equalTo("lead"));
        get(team + "/members").then().statusCode(200).body("items.role", contains("lead"));
        put(org + "/projects/app/teams/" + teamId, "{}").then().statusCode(201).body("role", equalTo("viewer"));
        put(org + "/projects/app/teams/" + teamId, "{\"role\":\"admin\"}")
                .then()
                .statusCode(200);
        get(org + "/projects/app/teams").then().statusCode(200).body("items.role", contains("admin"));

        delete(team + "/members/user_1").then().statusCode(204);
        delete(org + "/projects/app/teams/" + teamId).then().statusCode(204);
        expectProblem(put(org + "/projects/app/teams/nobody", "{}"), 404, "NOT_FOUND")
                .body("kind", equalTo("team"));
        delete(team).then().statusCode(204);
        expectProblem(get(team), 404, "NOT_FOUND");
    }

    @Test
    void givenAProject_whenUsageWasRecordedForIt_thenItCannotGo() {
        String org = newOrgWithProject();
        patch(org + "/projects/app", "{\"metadata\":{\"a\":1}}").then().statusCode(200);
        get(org + "/projects/app").then().statusCode(200).body("metadata.a", equalTo(1));
        post(org + "/usage-events", "{\"projectId\":\"app\",\"metric\":\"m\",\"quantity\":1}")
                .then()
                .statusCode(201);

        expectProblem(delete(org + "/projects/app"), 409, "CONFLICT");

        post(org + "/projects", "{\"projectId\":\"unused\",\"slug\":\"unused\",\"name\":\"Unused\"}");
        delete(org + "/projects/unused").then().statusCode(204);
        get(org + "/projects").then().statusCode(200).body("items.projectId", contains("app"));
    }

    @Test
    void givenManyTeams_whenTheyAreListedPageByPage_thenEachComesOnceInTheOrderOfSlugs() {
        String org = newOrg();
        for (String slug : List.of("b", "a-z", "a", "a0", "c")) {
            post(org + "/teams", "{\"slug\":\"" + slug + "\",\"name\":\"T\"}")
                    .then()
                    .statusCode(201);
        }

        assertThat(walk(org + "/teams?limit=2", "items.slug")).containsExactly("a", "a-z", "a0", "b", "c");
    }

    @Test
    void givenTwoOrganizations_whenOneUsesTheCursorOfTheOther_thenItIsRefused() {
        String first = newOrg();
        String second = newOrg();
        for (String org : List.of(first, second)) {
            post(org + "/teams", "{\"slug\":\"a\",\"name\":\"A\"}");
            post(org + "/teams", "{\"slug\":\"b\",\"name\":\"B\"}");
        }
        String cursor = get(first + "/teams?limit=1").path("nextCursor");

        expectInvalid(get(second + "/teams?cursor=" + cursor), "/cursor");
        get(first + "/teams?cursor=" + cursor).then().statusCode(200).body("items.slug", contains("b"));
    }

    @Test
    void givenADeletedOrganization_whenThePlatformLogIsRead_thenItTellsOfTheDeletion() {
        String org = newOrg();
        delete(org).then().statusCode(204);

        assertThat(walk("/v1/audit-events?limit=500", "items.targetId")).contains(idOf(org));
        get("/v1/audit-events?order=desc&limit=1")
                .then()
                .statusCode(200)
                .body("items.action", contains("org.delete"), "items.targetId", contains(idOf(org)));
        expectInvalid(get("/v1/audit-events?order=desc&after=1"), "/after");
        expectProblem(get(org), 404, "NOT_FOUND").body("detail", not(containsString("delete")));
    }

    @Test
    void givenOrganizations_whenTheyAreListed_thenTheNewOneIsAmongThem() {
        String org = newOrg();
        assertThat(walk("/v1/orgs?limit=500", "items.orgId")).contains(idOf(org));
    }
}
