package org.landlord.adapter.rest.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ClientErrorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.landlord.adapter.rest.http.FakeRequest;
import org.landlord.adapter.rest.http.request.BatchBody;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.domain.failure.Violation;
import org.landlord.domain.tenancy.Slug;

class GzipStreamTest {

    private static byte[] gzip(byte[]... parts) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            try (OutputStream out = new GZIPOutputStream(packed)) {
                out.write(part);
            }
        }
        return packed.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BatchBody<Slug> read(byte[] packed) {
        FakeRequest request = FakeRequest.postLines("").gzip(packed);
        return new RequestReader(request)
                .read(in -> in.bodies(
                        fields -> fields.required("slug", Slug::new),
                        fields -> fields.required("slug", Slug::new),
                        fields -> fields.required("id", Slug::new)));
    }

    @Test
    void whatWasPackedIsRead() throws IOException {
        assertThat(read(gzip(utf8("{\"slug\":\"a\"}\n{\"slug\":\"b\"}\n"))).values())
                .containsExactly(new Slug("a"), new Slug("b"));
    }

    @Test
    void partsThatWerePackedOneByOneAreOneBody() throws IOException {
        assertThat(read(gzip(utf8("{\"slug\":"), utf8("\"a\"}"), utf8("\n{\"slug\":\"b\"}")))
                        .values())
                .containsExactly(new Slug("a"), new Slug("b"));
    }

    @Test
    void aHeaderMayHaveAllItsOptionalParts() throws IOException {
        byte[] plain = gzip(utf8("{\"slug\":\"a\"}"));
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0, 7, 7};
        byte[] full = Arrays.copyOf(header, header.length + plain.length - 10);
        System.arraycopy(plain, 10, full, header.length, plain.length - 10);

        assertThat(read(full).values()).containsExactly(new Slug("a"));
    }

    @Test
    void whatIsNoGzipIsRefused() throws IOException {
        byte[] whole = gzip(utf8("{\"slug\":\"a\"}\n"));
        Violation expected = new Violation("", "must be gzip, as Content-Encoding says");

        byte[] changed = whole.clone();
        changed[whole.length - 5] ^= 1;
        byte[] followed = Arrays.copyOf(whole, whole.length + 30);

        for (byte[] bad : List.of(
                utf8("{\"slug\":\"a\"}"),
                new byte[0],
                Arrays.copyOf(whole, 5),
                Arrays.copyOf(whole, whole.length - 9),
                Arrays.copyOf(whole, whole.length - 1),
                changed,
                followed)) {
            assertThat(catchThrowableOfType(InvalidInput.class, () -> read(bad)).violations())
                    .contains(expected);
        }
    }

    @Test
    void aBombIsTooLarge_andIsNotUnpackedBeyondTheBound() throws IOException {
        byte[] bomb = gzip(new byte[256 << 20]);

        assertThat(bomb).hasSizeLessThan(1 << 20);
        assertThatThrownBy(() -> read(bomb))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(413));
    }

    @Test
    void aBombOfPartsWithNothingInThemIsTooLarge() throws IOException {
        byte[] nothing = gzip(new byte[0]);
        byte[] bomb = new byte[(16 << 20) + nothing.length];
        for (int at = 0; at + nothing.length <= bomb.length; at += nothing.length) {
            System.arraycopy(nothing, 0, bomb, at, nothing.length);
        }

        assertThatThrownBy(() -> read(bomb))
                .isInstanceOfSatisfying(
                        ClientErrorException.class,
                        refused -> assertThat(refused.getResponse().getStatus()).isEqualTo(413));
    }
}
