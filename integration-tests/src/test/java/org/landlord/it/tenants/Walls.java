package org.landlord.it.tenants;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.landlord.it.tenants.Asking.Taken;
import org.landlord.it.tenants.Asking.Where;

/// What no answer to a tenant may be or have in it.
final class Walls {

    /// What cannot be part of an id: where one ends.
    private static final String END = "(?![A-Za-z0-9:_-])";

    private final Tenant tenant;

    Walls(Tenant tenant) {
        this.tenant = tenant;
    }

    /// @throws AssertionError if an answer lets something of the other through
    void check(Asking asking, Answer answer) {
        require(answer.status() < 500 && answer.status() != 401, "a plain answer", asking, answer);
        require(!withoutWhatWasSent(asking, answer).contains(tenant.otherMark()), "nothing foreign", asking, answer);
        String cursor = answer.nextCursor();
        if (cursor != null) {
            String inside = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            require(!inside.contains(tenant.otherMark()), "nothing foreign in a cursor", asking, answer);
        }
        if (asking.takes(Where.EVERYTHING) || asking.takes(Where.ORGANIZATION)) {
            boolean unseen = answer.status() == 404 && saysThatThereIsNoOrganization(asking, answer.body());
            require(unseen || answer.status() == 400, "that there is no such organization", asking, answer);
        } else {
            checkWhatIsTaken(asking, answer);
        }
    }

    /// A method that there is not is unknown wherever it is called.
    private static boolean saysThatThereIsNoOrganization(Asking asking, String body) {
        return asking.operation().callsAMethod()
                ? body.contains("\"message\":\"no org ") || body.contains("\"METHOD_NOT_FOUND\"")
                : body.contains("\"kind\":\"org\"");
    }

    private static void checkWhatIsTaken(Asking asking, Answer answer) {
        int status = answer.status();
        // A gateway that there is not has no runs. It is answered alike for both: the walk asks for both.
        boolean mayBeEmpty = asking.operation().callsAMethod() && answer.body().contains("\"payload\":");
        if (asking.takes(Where.PATH) && !mayBeEmpty) {
            require(status >= 400, "that there is no such thing", asking, answer);
        }
        if (asking.takes(Where.BODY)) {
            require(status >= 400, "that there is no such project", asking, answer);
        }
        if (asking.takes(Where.CURSOR)) {
            require(status >= 400, "that this is no cursor of the list", asking, answer);
        }
        if (asking.takes(Where.IF_MATCH)) {
            require(status >= 400, "that it is not in this version", asking, answer);
        }
        if (asking.takes(Where.IF_NONE_MATCH)) {
            require(status != 304, "what there is", asking, answer);
        }
    }

    /// An answer may name what it was asked for, and where.
    private static String withoutWhatWasSent(Asking asking, Answer answer) {
        String text = answer.text();
        if (asking.taken().isEmpty()) {
            return text;
        }
        text = text.replace("\"instance\":\"" + asking.path() + "\"", "");
        for (Taken taken : asking.taken()) {
            if (taken.where() == Where.EVERYTHING) {
                String org = asking.path().split("/")[3];
                text = without(text, org);
            } else {
                text = without(text, taken.value());
            }
        }
        return text;
    }

    private static String without(String text, String value) {
        return text.replaceAll(Pattern.quote(value) + END, "");
    }

    private static void require(boolean right, String expected, Asking asking, Answer answer) {
        if (!right) {
            throw new AssertionError("expected " + expected + "\nasked: " + asking + "\ngot: " + answer.text());
        }
    }
}
