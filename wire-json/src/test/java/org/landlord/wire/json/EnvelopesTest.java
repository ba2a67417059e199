package org.landlord.wire.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.landlord.domain.tenancy.Team;
import org.landlord.port.in.Page;
import org.landlord.port.in.Upserted;
import org.landlord.wire.json.shared.PageJson;
import org.landlord.wire.json.shared.UpsertedJson;
import org.landlord.wire.json.tenancy.TeamJson;

class EnvelopesTest {

    private static final Team TEAM = (Team) new Samples(true).of(Team.class);

    private static <T> Object json(T value, JsonShape<T> shape) {
        return JsonReader.object(Json.write(value, shape).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aPageIsReadBack_withACursorAndWithout() {
        for (Page<Team> page : List.of(new Page<>(List.of(TEAM, TEAM), "next"), new Page<Team>(List.of(), null))) {
            Object written = json(page, PageJson.of(TeamJson::write));

            assertThat(ObjectReader.<Page<Team>>readResponse(written, in -> PageJson.read(in, TeamJson::read)))
                    .isEqualTo(page);
        }
    }

    @Test
    void aReplacedValueIsReadBack_withItsWarningsAndWithout() {
        for (List<String> warnings : List.of(List.of("be careful"), List.<String>of())) {
            Upserted<Team> upserted = new Upserted<>(TEAM, true, warnings);
            Object written = json(upserted, UpsertedJson.of(TeamJson::write));

            assertThat(ObjectReader.<Upserted<Team>>readResponse(
                            written, in -> UpsertedJson.read(in, TeamJson::read, true)))
                    .isEqualTo(upserted);
        }
    }
}
