package org.landlord.adapter.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.landlord.port.in.Page;
import org.landlord.port.in.PageRequest;

class PagedIterableTest {

    private final List<PageRequest> asked = new ArrayList<>();

    private List<Integer> walk(int size, @Nullable Integer limit) {
        List<Integer> walked = new ArrayList<>();
        PagedIterable.of(limit, request -> page(size, request)).forEach(walked::add);
        return walked;
    }

    private Page<Integer> page(int size, PageRequest request) {
        asked.add(request);
        int from = request.cursor() == null ? 0 : Integer.parseInt(request.cursor());
        int to = Math.min(size, from + request.limit());
        return new Page<>(IntStream.range(from, to).boxed().toList(), to < size ? Integer.toString(to) : null);
    }

    @Test
    @DisplayName("all pages are fetched, 500 items at a time")
    void all() {
        assertThat(walk(1200, null)).isEqualTo(IntStream.range(0, 1200).boxed().toList());
        assertThat(asked)
                .containsExactly(new PageRequest(500, null), new PageRequest(500, "500"), new PageRequest(500, "1000"));
    }

    @Test
    @DisplayName("a limit applies to all pages, and no more items than needed are fetched")
    void limited() {
        assertThat(walk(1200, 700)).hasSize(700).endsWith(699);
        assertThat(asked).containsExactly(new PageRequest(500, null), new PageRequest(200, "500"));
    }

    @Test
    @DisplayName("an empty list is fetched once")
    void empty() {
        assertThat(walk(0, null)).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("an empty page that is not the last is skipped")
    void emptyPage() {
        Iterable<String> items = PagedIterable.of(
                null,
                request -> request.cursor() == null ? new Page<>(List.of(), "next") : new Page<>(List.of("a"), null));

        assertThat(items).containsExactly("a");
    }
}
