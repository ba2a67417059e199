/// The REST API. The resources of a feature are in the package of that feature, its JSON is in `wire-json`. What is
/// HTTP
/// and not a feature is in `http`.
@NullMarked
package org.landlord.adapter.rest;

import org.jspecify.annotations.NullMarked;
