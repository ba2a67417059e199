/// The benchmarks on PostgreSQL: the server that they run on, and a comparison of ways to lock.
@NullMarked
package org.landlord.benchmarks.postgres;

import org.jspecify.annotations.NullMarked;
