package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an approval asks.
///
/// @param mode `gate`, `decision`, `select` or `rank`
/// @param options keys of what there is to choose from
/// @param users who may decide, anybody if none
/// @param scopes which a token needs, none in particular if none
/// @param denialIsAnAnswer whether the run goes on when it is denied, instead of failing
record Question(
        String mode,
        String title,
        @Nullable String summary,
        List<String> options,
        List<String> users,
        List<String> scopes,
        boolean denialIsAnAnswer) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Question of(String mode, String title, List<String> options) {
        return new Question(mode, title, title + " Nothing else depends on it.", options, List.of(), List.of(), false);
    }

    void mayBeAnsweredBy(Grant who) {
        if (!users.isEmpty() && !users.contains(who.userId())) {
            throw new Refusal(403, "FORBIDDEN", "User is not allowed to decide this approval");
        }
        if (!scopes.isEmpty() && scopes.stream().noneMatch(who::allows)) {
            throw new Refusal(403, "FORBIDDEN", "Connection is missing required approval scope");
        }
    }

    /// Whether a value chooses from the options, where there are any.
    void acceptsValue(JsonNode value) {
        if (mode.equals("select")) {
            String selected = value.path("selected").asText("");
            if (selected.isEmpty()) {
                throw Refusal.badRequest("select approvals require decision.selected");
            }
            if (!options.contains(selected)) {
                throw Refusal.badRequest("Unknown selection: " + selected);
            }
        }
        if (mode.equals("rank")) {
            JsonNode ranked = value.path("ranked");
            if (!ranked.isArray() || ranked.isEmpty()) {
                throw Refusal.badRequest("rank approvals require decision.ranked");
            }
            Set<String> seen = new HashSet<>();
            ranked.forEach(option -> {
                if (!options.contains(option.asText())) {
                    throw Refusal.badRequest("Unknown ranked option: " + option.asText());
                }
                if (!seen.add(option.asText())) {
                    throw Refusal.badRequest("Duplicate ranked option: " + option.asText());
                }
            });
        }
    }

    /// As it is in a list of approvals, without the run.
    ObjectNode pending() {
        return JSON.objectNode()
                .put("requestTitle", title)
                .put("requestSummary", summary)
                .put("approvalMode", mode)
                .<ObjectNode>set("options", choices())
                .<ObjectNode>set("allowedScopes", texts(scopes))
                .<ObjectNode>set("allowedUsers", texts(users))
                .putNull("autoApprove");
    }

    /// As it is in an event.
    ObjectNode request() {
        return JSON.objectNode()
                .put("mode", mode)
                .put("waitAsync", false)
                .put("title", title)
                .put("summary", summary)
                .<ObjectNode>set("metadata", JSON.objectNode())
                .<ObjectNode>set("options", choices())
                .<ObjectNode>set("allowedScopes", texts(scopes))
                .<ObjectNode>set("allowedUsers", texts(users))
                .putNull("autoApprove");
    }

    private ArrayNode choices() {
        ArrayNode all = JSON.arrayNode();
        options.forEach(key ->
                all.addObject().put("key", key).put("label", Character.toUpperCase(key.charAt(0)) + key.substring(1)));
        return all;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode all = JSON.arrayNode();
        texts.forEach(all::add);
        return all;
    }
}
