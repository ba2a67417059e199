package org.landlord.it.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The usage that the server has said to one tenant to have recorded.
final class Acknowledged {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private record Used(String metric, BigDecimal quantity) {}

    private final Map<String, Used> used = new HashMap<>();
    private final Set<String> voided = new HashSet<>();

    /// Takes notice of an answer.
    void learn(Asking asking, Answer answer) {
        if (!answer.isSuccess() || asking.target().contains("dryRun=true")) {
            return;
        }
        switch (asking.operation().id()) {
            case "recordUsage" -> recorded(asking, read(answer.body()));
            case "voidUsageEvent" ->
                voided.add(read(answer.body()).path("eventId").textValue());
            case "commitQuotaReservation" -> {
                JsonNode reservation = read(answer.body());
                used.putIfAbsent(
                        reservation.path("eventId").textValue(),
                        new Used(
                                reservation.path("metric").textValue(),
                                reservation.path("committedQuantity").decimalValue()));
            }
            default -> {
                // No usage came of it.
            }
        }
    }

    private void recorded(Asking asking, JsonNode answer) {
        if (answer.has("accepted")) {
            asking.body().lines().map(Acknowledged::read).forEach(this::recorded);
        } else {
            recorded(answer);
        }
    }

    private void recorded(JsonNode event) {
        used.putIfAbsent(
                event.path("eventId").textValue(),
                new Used(
                        event.path("metric").textValue(), event.path("quantity").decimalValue()));
    }

    /// What was used of each metric.
    Map<String, BigDecimal> sums() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        used.forEach((eventId, one) -> {
            if (!voided.contains(eventId)) {
                sums.merge(one.metric(), one.quantity(), BigDecimal::add);
            }
        });
        sums.replaceAll((_, sum) -> sum.stripTrailingZeros());
        return sums;
    }

    /// What a usage summary says was used of each metric.
    static Map<String, BigDecimal> sumsOf(String summary) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        read(summary)
                .path("items")
                .forEach(item -> sums.put(
                        item.path("metric").textValue(),
                        item.path("quantity").decimalValue().stripTrailingZeros()));
        return sums;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
