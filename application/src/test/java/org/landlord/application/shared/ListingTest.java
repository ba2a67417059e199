package org.landlord.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.landlord.domain.failure.InvalidInput;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

class ListingTest {

    private static final List<String> ROWS =
            IntStream.range(10, 35).mapToObj(i -> "row-ü-" + i).toList();

    @Test
    void givenAList_whenItIsReadPageByPage_thenEveryRowComesOnceAndInOrder() {
        for (int limit = 1; limit <= ROWS.size() + 1; limit++) {
            List<String> read = new ArrayList<>();
            String cursor = null;
            do {
                Page<String> page = page("list", new PageRequest(limit, cursor));
                read.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null);

            assertThat(read).as("limit %d", limit).isEqualTo(ROWS);
        }
    }

    @Test
    void givenLargeRows_whenTheListIsReadPageByPage_thenEveryRowComesOnceAndNoPageIsTooLarge() {
        List<Integer> all = IntStream.range(0, 300).boxed().toList();
        int mebibyte = 1 << 20;
        for (int bytes : new int[] {0, 1, 1000, mebibyte / 2, mebibyte, 3 * mebibyte, 5 * mebibyte}) {
            for (int limit : new int[] {1, 20, 21, 299, 300, 500}) {
                List<Integer> read = new ArrayList<>();
                String cursor = null;
                do {
                    Page<Integer> page = Listing.of("large")
                            .pageOfLarge(
                                    new PageRequest(limit, cursor),
                                    Listing.Key::of,
                                    _ -> bytes,
                                    (last, most) -> all.stream()
                                            .filter(row -> last == null || row > Integer.parseInt(last.text(0)))
                                            .limit(most)
                                            .toList());
                    assertThat(page.items()).hasSizeBetween(1, limit);
                    assertThat((page.items().size() - 1L) * bytes).isLessThan(Listing.MAX_BYTES);
                    read.addAll(page.items());
                    cursor = page.nextCursor();
                } while (cursor != null);

                assertThat(read).as("limit %d, bytes %d", limit, bytes).isEqualTo(all);
            }
        }
    }

    @Test
    void givenAListThatFitsThePage_whenItIsRead_thenThereIsNoCursor() {
        assertThat(page("list", new PageRequest(ROWS.size(), null)).nextCursor())
                .isNull();
    }

    @Test
    void givenAFilter_whenTheListIsReadPageByPage_thenEveryRowThatFitsComesOnceAndInOrder() {
        List<Integer> all = IntStream.range(0, 1_234).boxed().toList();
        List<Integer> fitting = all.stream().filter(row -> row % 7 == 3).toList();
        for (int limit : new int[] {1, 10, 176, 177, 500}) {
            List<Integer> found = new ArrayList<>();
            String cursor = null;
            do {
                Page<Integer> page = fitting(all, 7, new PageRequest(limit, cursor));
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                found.addAll(page.items());
                cursor = page.nextCursor();
            } while (cursor != null);

            assertThat(found).as("limit %d", limit).isEqualTo(fitting);
        }
    }

    @Test
    void givenAFilterThatFewRowsFit_whenAPageIsRead_thenItReadsABoundedNumberOfRows() {
        List<Integer> all = IntStream.range(0, 3 * Listing.MAX_READ).boxed().toList();

        Page<Integer> first = fitting(all, 2 * Listing.MAX_READ + 10, new PageRequest(10, null));
        assertThat(first.items()).containsExactly(3);
        assertThat(first.nextCursor()).isNotNull();
        Page<Integer> second = fitting(all, 2 * Listing.MAX_READ + 10, new PageRequest(10, first.nextCursor()));
        assertThat(second.items()).isEmpty();
        Page<Integer> third = fitting(all, 2 * Listing.MAX_READ + 10, new PageRequest(10, second.nextCursor()));
        assertThat(third.items()).containsExactly(2 * Listing.MAX_READ + 13);
    }

    private static Page<Integer> fitting(List<Integer> all, int modulus, PageRequest request) {
        List<Integer> read = new ArrayList<>();
        Page<Integer> page = Listing.of("numbers", modulus)
                .page(request, Listing.Key::of, row -> row % modulus == 3, (after, limit) -> {
                    int from = after == null ? 0 : Integer.parseInt(after.text(0)) + 1;
                    List<Integer> rows = all.subList(from, Math.min(all.size(), from + limit));
                    read.addAll(rows);
                    return rows;
                });
        assertThat(read).hasSizeLessThanOrEqualTo(Listing.MAX_READ);
        return page;
    }

    @Test
    void givenACursorOfOneList_whenItIsUsedForAnother_thenItIsRefused() {
        String cursor = page("list", new PageRequest(1, null)).nextCursor();

        assertThatThrownBy(() -> page("other", new PageRequest(1, cursor)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.pointer()).isEqualTo("/cursor")));
    }

    @Test
    void givenACursor_whenAnyOfItsCharactersIsChanged_thenItIsRefused() {
        String cursor = String.valueOf(page("list", new PageRequest(1, null)).nextCursor());

        // The last character also holds bits that stand for nothing.
        for (int i = 0; i < cursor.length() - 1; i++) {
            String changed = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThatThrownBy(() -> page("list", new PageRequest(1, changed)))
                    .as(changed)
                    .isInstanceOf(InvalidInput.class);
        }
    }

    @Test
    void givenGarbageForACursor_whenAPageIsAsked_thenItIsRefused() {
        for (String garbage : List.of("", " ", "%%%", "null", "AAAA", "ÿ", "a".repeat(10_000))) {
            assertThatThrownBy(() -> page("list", new PageRequest(1, garbage)))
                    .as(garbage)
                    .isInstanceOf(InvalidInput.class);
        }
    }

    private static Page<String> page(String list, PageRequest request) {
        return Listing.of(list, "filter", null).page(request, row -> Listing.Key.of(row, null), ListingTest::rows);
    }

    private static List<String> rows(Listing.@Nullable Key after, int limit) {
        return ROWS.stream()
                .filter(row -> after == null || row.compareTo(after.text(0)) > 0)
                .limit(limit)
                .toList();
    }
}
