package org.landlord.it.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.landlord.it.openapi.OpenApiDocument.Documented;
import org.landlord.it.operations.Wire.Answer;
import org.landlord.it.operations.Wire.Request;

/// All that the document lets anybody see of a tenant, to compare what was before with what is after.
final class Picture {

    /// Actions of those who are turned away, and of whoever takes a picture: it has an export in it.
    static final Set<String> TRACES = Set.of("access.deny", "audit.export");

    private Picture() {}

    /// Takes one, without what others tried and when keys were last used: to be turned away leaves these traces.
    ///
    /// @return what each of the operations that look answers, by their ids
    static Map<String, String> of(Tenant tenant, Wire wire) {
        Map<String, String> picture = new LinkedHashMap<>();
        Asking.operations().stream()
                .filter(Asking::isInOrganization)
                .filter(operation -> operation.method().name().equals("GET"))
                .forEach(operation -> picture.put(operation.toString(), told(operation, tenant, wire)));
        return picture;
    }

    private static String told(Documented operation, Tenant tenant, Wire wire) {
        Request request = Asking.request(operation, null, tenant);
        String separator = request.path().contains("?") ? "&" : "?";
        String all = Asking.hasPages(operation) ? separator + "limit=500" : "";
        Answer answer = wire.asAdministrator(Request.get(request.path() + all));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return Tenant.withoutChance(withoutTraces(Asking.read(answer.body())).toString());
    }

    private static JsonNode withoutTraces(JsonNode json) {
        if (json instanceof ObjectNode object) {
            object.remove(List.of("lastUsedAt", "lastUsedAddress", "nextCursor"));
        }
        if (json instanceof ArrayNode) {
            for (Iterator<JsonNode> items = json.elements(); items.hasNext(); ) {
                if (TRACES.contains(items.next().path("action").asText())) {
                    items.remove();
                }
            }
        }
        json.forEach(Picture::withoutTraces);
        return json;
    }
}
