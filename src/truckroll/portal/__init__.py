"""The portal: what people see of the platform in a browser."""
