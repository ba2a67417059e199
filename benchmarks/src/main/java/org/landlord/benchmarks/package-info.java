/// Measures Landlord from the inside, in one process with its storage, and reports what was measured. The script
/// `benchmarks/run` calls it and measures the rest.
@NullMarked
package org.landlord.benchmarks;

import org.jspecify.annotations.NullMarked;
