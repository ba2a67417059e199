/// How answers are printed: one description of each thing serves tables, JSON, NDJSON and YAML alike.
@NullMarked
package org.landlord.adapter.cli.output;

import org.jspecify.annotations.NullMarked;
