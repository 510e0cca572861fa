
  # x @ weight.T + bias with operands of linear_dtype; runs everywhere and can be trained.
  def linear(self: __torch__.uimaadr.AdrModel, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.linear(torch.to(x, self.linear_dtype), torch.to(weight, self.linear_dtype), torch.to(bias, self.linear_dtype))

  def linear_gelu(self: __torch__.uimaadr.AdrModel, x: Tensor, weight: Tensor, bias: Tensor) -> Tensor:
    return torch.gelu(self.linear(x, weight, bias))
