package org.landlord.it.tenants;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// What a tenant can get hold of that is the other tenant's.
interface Others {

    /// Something of a kind.
    ///
    /// @param otherwise what to take if the other has none
    String any(String kind, String otherwise);

    /// A request that the other has sent.
    Asking asking();

    /// There is another tenant, who goes on living. What is taken from them is written down, so that the same can
    /// be tried where they are not.
    final class Living implements Others {

        private final Belongings belongings;
        private final Random random;
        private final List<Object> taken = new ArrayList<>();

        /// @param random apart from the one that leads the walk, which must not depend on the other
        Living(Belongings belongings, Random random) {
            this.belongings = belongings;
            this.random = random;
        }

        @Override
        public String any(String kind, String otherwise) {
            String value = Objects.requireNonNullElse(belongings.coveted(kind, random), otherwise);
            taken.add(value);
            return value;
        }

        @Override
        public Asking asking() {
            Asking asking = belongings.anyAsking(random);
            taken.add(asking);
            return asking;
        }

        /// The same things in the same order, without the other.
        Others remembered() {
            return new Remembered(new ArrayDeque<>(taken));
        }
    }

    /// The other is not there: all that there is is what was taken from them elsewhere.
    final class Remembered implements Others {

        private final Deque<Object> taken;

        private Remembered(Deque<Object> taken) {
            this.taken = taken;
        }

        @Override
        public String any(String kind, String otherwise) {
            return (String) taken.removeFirst();
        }

        @Override
        public Asking asking() {
            return (Asking) taken.removeFirst();
        }
    }
}
