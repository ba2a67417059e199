package org.landlord.adapter.rest.http.response;

import com.fasterxml.jackson.core.JsonParser;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.json.Json;
import org.landlord.adapter.rest.http.json.JsonShape;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.ETags;
import org.landlord.adapter.rest.http.request.MediaTypes;
import org.landlord.domain.shared.Version;
import org.landlord.port.in.Page;
import org.landlord.port.in.Upserted;

/// An answer with a JSON body: all of it that a client sees, so that it can be given again.
///
/// @param status the HTTP status
/// @param etag the `ETag`; null for none
/// @param location the `Location`, an absolute path; null for none
/// @param body JSON
public record ApiResponse(
        int status, @Nullable String etag, @Nullable String location, String body) {

    /// 201: what was made, and where it is now.
    public static <T> ApiResponse created(String location, Version version, T value, JsonShape<T> shape) {
        return new ApiResponse(201, ETags.of(version), location, Json.write(value, shape));
    }

    /// An answer that is no resource, or one without versions.
    public static <T> ApiResponse of(int status, T value, JsonShape<T> shape) {
        return new ApiResponse(status, null, null, Json.write(value, shape));
    }

    /// 200: one resource as it is now.
    public static <T> ApiResponse of(Version version, T value, JsonShape<T> shape) {
        return new ApiResponse(200, ETags.of(version), null, Json.write(value, shape));
    }

    /// 201 if it was made, 200 if it was replaced.
    public static <T> ApiResponse of(Upserted<T> upserted, Version version, JsonShape<T> shape) {
        int status = upserted.created() ? 201 : 200;
        return new ApiResponse(status, ETags.of(version), null, Json.write(upserted, warning(shape)));
    }

    /// What was put, and with it the sentences for the caller.
    public static <T> JsonShape<Upserted<T>> warning(JsonShape<T> shape) {
        return (upserted, out) -> {
            shape.write(upserted.value(), out);
            out.warnings(upserted.warnings());
        };
    }

    /// 200: a piece of a list.
    public static <T> ApiResponse of(Page<T> page, JsonShape<T> shape) {
        return of(
                200,
                page,
                (piece, out) -> out.array("items", piece.items(), shape).text("nextCursor", piece.nextCursor()));
    }

    /// 200 and one resource as it is now; 304 and nothing if `If-None-Match` says that the caller has it.
    ///
    /// @throws org.landlord.domain.failure.PreconditionFailed if `If-Match` names other versions alone
    public static <T> Response ofOne(ApiRequest call, Version version, T value, JsonShape<T> shape) {
        ETags.ifMatch(call.request().headers(ETags.IF_MATCH)).check(version);
        return ETags.names(call.request().headers(HttpHeaders.IF_NONE_MATCH), version)
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, ETags.of(version))
                        .build()
                : of(version, value, shape).toResponse();
    }

    /// For the framework.
    public Response toResponse() {
        return builder().build();
    }

    public Response.ResponseBuilder builder() {
        return Response.status(status)
                .type(MediaTypes.JSON)
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.LOCATION, location)
                .entity(body);
    }

    /// As a JSON object, to be kept.
    public String toText() {
        return Json.write(
                this,
                (reply, out) -> out.number("status", reply.status)
                        .text("etag", reply.etag)
                        .text("location", reply.location)
                        .text("body", reply.body));
    }

    /// @param text what [#toText()] made
    public static ApiResponse fromText(String text) {
        Map<String, @Nullable String> members = new HashMap<>();
        try (JsonParser parser = Json.FACTORY.createParser(text)) {
            parser.nextToken();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                members.put(name, parser.getValueAsString());
            }
        } catch (IOException e) {
            throw new IllegalStateException("a kept answer is not what was kept", e);
        }
        return new ApiResponse(
                Integer.parseInt(Objects.requireNonNull(members.get("status"))),
                members.get("etag"),
                members.get("location"),
                Objects.requireNonNull(members.get("body")));
    }
}
