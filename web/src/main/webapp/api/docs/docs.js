"use strict";

// No validator: it would send the description to a host of somebody else.
SwaggerUIBundle({
  url: "/api/openapi",
  dom_id: "#viewer",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
  showExtensions: true,
});
