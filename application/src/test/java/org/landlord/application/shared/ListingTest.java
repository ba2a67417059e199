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
    void givenAListThatFitsThePage_whenItIsRead_thenThereIsNoCursor() {
        assertThat(page("list", new PageRequest(ROWS.size(), null)).nextCursor())
                .isNull();
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
