package org.landlord.adapter.rest.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.landlord.adapter.rest.http.response.Spool;
import org.landlord.domain.failure.RateLimited;
import org.landlord.domain.failure.Unavailable;
import org.landlord.domain.tenancy.OrgId;

class ExportLimiterTest {

    private static final OrgId ACME = new OrgId("org_acme");
    private static final OrgId GLOBEX = new OrgId("org_globex");

    @TempDir
    Path folder;

    private ExportLimiter exports(int atOnce, int mebibytes) {
        return new ExportLimiter(atOnce, folder.resolve("exports").toString(), mebibytes);
    }

    @Test
    void givenTwoOfAnOrganization_whenAThirdIsAskedFor_thenItIsRateLimited_andAnothersIsNot() {
        ExportLimiter exports = exports(16, 100);
        try (Spool first = exports.begin(ACME);
                Spool second = exports.begin(ACME)) {
            assertThat(first).isNotSameAs(second);
            assertThatThrownBy(() -> exports.begin(ACME))
                    .isInstanceOfSatisfying(
                            RateLimited.class, it -> assertThat(it.retryAfter()).isPositive());
            exports.begin(GLOBEX).close();
        }

        exports.begin(ACME).close();
    }

    @Test
    void givenAsManyAsThereMayBe_whenOneMoreIsAskedFor_thenItIsUnavailable() {
        ExportLimiter exports = exports(8, 100);
        List<Spool> begun = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            begun.add(exports.begin(new OrgId("org_" + i)));
        }

        assertThatThrownBy(() -> exports.begin(ACME))
                .isInstanceOfSatisfying(
                        Unavailable.class, it -> assertThat(it.retryAfter()).isPositive());

        begun.forEach(Spool::close);
        begun.forEach(Spool::close);
        exports.begin(ACME).close();
    }

    @Test
    void whatWasWrittenIsSentToTheByte() throws IOException {
        byte[] text = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream client = new ByteArrayOutputStream();
        try (Spool spool = exports(16, 100).begin(ACME)) {
            spool.out().write(text);
            spool.out().write('!');

            spool.sendTo(client);
        }

        assertThat(client.size()).isEqualTo(text.length + 1);
        assertThat(client.toByteArray()).startsWith(text).endsWith((byte) '!');
    }

    @Test
    void nobodyElseMayLook_andNothingIsLeft_howeverTheProcessEnds() throws IOException {
        try (Spool spool = exports(16, 100).begin(ACME)) {
            spool.out().write(new byte[3 << 20]);
            spool.out().flush();

            assertThat(Files.getPosixFilePermissions(folder.resolve("exports")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(files()).as("it has no name already").isEmpty();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatAnEarlierProcessHasLeftIsRemovedAtTheStart_andNothingElse() throws IOException {
        exports(16, 100).begin(ACME).close();
        Files.createFile(folder.resolve("exports").resolve("left" + Spool.SUFFIX));
        Path another = Files.createFile(folder.resolve("exports").resolve("notes.txt"));

        exports(16, 100);

        assertThat(files()).containsExactly(another);
    }

    @Test
    void givenMoreThanThereIsRoomFor_thenItIsUnavailable_andTheRoomIsFreeAgain() throws IOException {
        ExportLimiter exports = exports(16, 4);
        Spool large = exports.begin(ACME);
        large.out().write(new byte[2 << 20]);

        assertThatThrownBy(() -> large.out().write(new byte[1 << 20])).isInstanceOf(Unavailable.class);
        Spool other = exports.begin(GLOBEX);
        other.out().write(new byte[2 << 20]);
        large.close();
        other.close();

        Spool next = exports.begin(ACME);
        next.out().write(new byte[2 << 20]);
        next.close();
    }

    @Test
    void givenAFolderThatCannotBeMade_thenItIsUnavailable_andSoIsTheNextOne() throws IOException {
        Files.createFile(folder.resolve("exports"));
        ExportLimiter exports = exports(16, 100);

        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> exports.begin(ACME)).isInstanceOf(Unavailable.class);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("exports"))) {
            return files.toList();
        }
    }
}
